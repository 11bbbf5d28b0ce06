import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ChatPanel } from '../../ui/chat/chat-panel.tsx';
import type { CallChat } from './call-chat.ts';
import { MessageLine } from './message-line.tsx';

type CallChatPanelProps = {
  store: CallChat;
  /** Sends photos and files. */
  fileButton: ReactNode;
  emptyWords?: string;
  /** Nothing can be said now, or not any more. */
  isReadOnly?: boolean;
};

/** A call's chat: lines, files and links. */
export function CallChatPanel({ emptyWords, ...props }: CallChatPanelProps) {
  const { t } = useTranslation('applicant');
  return (
    <ChatPanel
      {...props}
      emptyWords={emptyWords ?? t('chat.empty')}
      lineOf={(message) => <MessageLine key={message.messageId} message={message} />}
    />
  );
}
