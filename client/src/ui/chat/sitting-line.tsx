import type { SittingMessage } from '@cloudseat/shared/nouns/sitting-message.ts';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../use-locale.ts';
import { ChatBubble } from './chat-bubble.tsx';

type SittingLineProps = {
  line: SittingMessage;
  isOwn: boolean;
  /** Over what was said in the closed part. */
  apartWords: string;
};

/** A line of a review's chat, with the department of who said it. */
export function SittingLine({ line, isOwn, apartWords }: SittingLineProps) {
  const { t } = useTranslation('common');
  const textOf = useLocalText();
  const { phase, senderName, senderTitle, sentAt, text } = line;
  return (
    <ChatBubble
      isOwn={isOwn}
      sender={isOwn ? t('chat.you') : `${senderName} ${textOf(senderTitle)}`}
      sentAt={sentAt}
      apartWords={phase === 'closedDeliberation' ? apartWords : null}
    >
      <p>{text}</p>
    </ChatBubble>
  );
}
