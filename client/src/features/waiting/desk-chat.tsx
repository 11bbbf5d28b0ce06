import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';

type DeskChatProps = {
  /** Written so far, by either side. */
  messageCount: number;
  unreadCount: number;
  chat: ReactNode;
};

/** A word to the desk before one's turn: folded until somebody has something to say. */
export function DeskChat({ messageCount, unreadCount, chat }: DeskChatProps) {
  const { t } = useTranslation('applicant');
  const [isOpen, setIsOpen] = useState(messageCount > 0);
  // An answer that came opens it, and it stays open: nobody is to miss it.
  if (unreadCount > 0 && !isOpen) setIsOpen(true);
  return (
    <Card title={t('waiting.chatTitle')}>
      <p>{t('waiting.chatHint')}</p>
      {isOpen ? (
        chat
      ) : (
        <Button icon="chat" isWide onClick={() => setIsOpen(true)}>
          {messageCount > 0 ? t('waiting.chatOpenCount', { count: messageCount }) : t('waiting.chatOpen')}
        </Button>
      )}
    </Card>
  );
}
