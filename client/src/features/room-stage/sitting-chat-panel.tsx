import type { SittingPart, SittingPhase } from '@cloudseat/shared/nouns/review-room.ts';
import { useTranslation } from 'react-i18next';
import { ChatPanel } from '../../ui/chat/chat-panel.tsx';
import { SittingLine } from '../../ui/chat/sitting-line.tsx';
import type { SittingChat } from './sitting-chat.ts';

type SittingChatPanelProps = { chat: SittingChat; phase: SittingPhase; part: SittingPart };

/** Chat of the room: to all in the open session, among the departments in the closed part, each marked as what it is. */
export function SittingChatPanel({ chat, phase, part }: SittingChatPanelProps) {
  const { t } = useTranslation('sitting');
  const isParty = part === 'party';
  return (
    <ChatPanel
      store={chat}
      emptyWords={t('chat.empty')}
      lineOf={(line) => (
        <SittingLine key={line.messageId} line={line} isOwn={chat.isOwn(line)} apartWords={t('chat.apart')} />
      )}
      audience={{
        to: phase,
        words: t(isParty ? 'chat.to.party' : `chat.to.${phase}`),
        isApart: phase === 'closedDeliberation',
        failedWords: t('chat.otherPart'),
      }}
    />
  );
}
