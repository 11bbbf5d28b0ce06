import type { SittingPart, SittingPhase } from '@cloudseat/shared/nouns/review-room.ts';
import type { SittingMessage } from '@cloudseat/shared/nouns/sitting-message.ts';
import { useTranslation } from 'react-i18next';
import { ChatBubble } from '../../ui/chat/chat-bubble.tsx';
import { ChatPanel } from '../../ui/chat/chat-panel.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
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
      lineOf={(line) => <SittingLine key={line.messageId} line={line} isOwn={chat.isOwn(line)} />}
      audience={{
        to: phase,
        words: t(isParty ? 'chat.to.party' : `chat.to.${phase}`),
        isApart: phase === 'closedDeliberation',
        failedWords: t('chat.otherPart'),
      }}
    />
  );
}

export function SittingLine({ line, isOwn }: { line: SittingMessage; isOwn: boolean }) {
  const { t } = useTranslation(['sitting', 'common']);
  const text = useLocalText();
  const { phase, senderName, senderTitle, sentAt } = line;
  return (
    <ChatBubble
      isOwn={isOwn}
      sender={isOwn ? t('common:chat.you') : `${senderName} ${text(senderTitle)}`}
      sentAt={sentAt}
      apartWords={phase === 'closedDeliberation' ? t('chat.apart') : null}
    >
      <p>{line.text}</p>
    </ChatBubble>
  );
}
