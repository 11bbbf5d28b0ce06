import type { WaitingRow } from '@cloudseat/shared/nouns/agent.ts';
import { Badge, Button } from 'antd';
import { useTranslation } from 'react-i18next';

type WaitingChatButtonProps = {
  ticketNumber: string;
  chat: NonNullable<WaitingRow['chat']>;
  onOpen: () => void;
};

/** Opens what somebody in line has written, or writes to them first; says how much nobody has answered. */
export function WaitingChatButton({ ticketNumber, chat, onOpen }: WaitingChatButtonProps) {
  const { t } = useTranslation('desk');
  const { messageCount, unansweredCount } = chat;
  const words =
    unansweredCount > 0
      ? t('queue.chatUnanswered', { count: unansweredCount })
      : messageCount > 0
        ? t('queue.chatCount', { count: messageCount })
        : t('queue.chatNone');
  return (
    <Badge dot={unansweredCount > 0}>
      <Button
        size="small"
        type={unansweredCount > 0 ? 'primary' : 'default'}
        ghost={unansweredCount > 0}
        aria-label={`${ticketNumber} ${words}`}
        onClick={onOpen}
      >
        {words}
      </Button>
    </Badge>
  );
}
