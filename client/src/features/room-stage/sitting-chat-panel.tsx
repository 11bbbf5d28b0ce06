import type { SittingPart, SittingPhase, SittingView } from '@cloudseat/shared/nouns/review-room.ts';
import { useTranslation } from 'react-i18next';
import { ChatPanel } from '../../ui/chat/chat-panel.tsx';
import { SittingLine } from '../../ui/chat/sitting-line.tsx';
import type { SittingChat } from './sitting-chat.ts';

type SittingChatPanelProps = {
  chat: SittingChat;
  kind: SittingView['kind'];
  phase: SittingPhase;
  part: SittingPart;
};

/** Chat of the room: to all in the open session, among the departments in the closed part, each marked as what it is. */
export function SittingChatPanel({ chat, kind, phase, part }: SittingChatPanelProps) {
  const { t } = useTranslation('sitting');
  const to = part === 'party' ? 'party' : phase;
  return (
    <ChatPanel
      store={chat}
      emptyWords={t('chat.empty')}
      lineOf={(line) => (
        <SittingLine key={line.messageId} line={line} isOwn={chat.isOwn(line)} apartWords={t('chat.apart')} />
      )}
      audience={{
        to: phase,
        words: t(kind === 'expertReview' ? `ofPanel.chat.${to}` : `chat.to.${to}`),
        isApart: phase === 'closedDeliberation',
        failedWords: t('chat.otherPart'),
      }}
    />
  );
}
