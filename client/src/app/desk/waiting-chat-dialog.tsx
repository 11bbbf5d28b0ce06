import type { WaitingRow } from '@cloudseat/shared/nouns/agent.ts';
import { Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatLog } from '../../features/desk-case/chat-log.ts';
import { ChatTab } from '../../features/desk-case/chat-tab.tsx';
import type { Signal } from '../../signal/types.ts';
import { useLocalText } from '../../ui/use-locale.ts';
import styles from './desk-page.module.css';
import { openChat } from './open-chat.ts';

type WaitingChatDialogProps = {
  signal: Signal<'staff'>;
  row: WaitingRow;
  /** In line still: whoever was accepted meanwhile is their agent's to talk with. */
  isWaiting: boolean;
  ownName: string;
  onClose: () => void;
};

/** What somebody in line has written, to be answered by any desk of the line until one accepts. */
export function WaitingChatDialog({ signal, row, isWaiting, ownName, onClose }: WaitingChatDialogProps) {
  const { t } = useTranslation('desk');
  const text = useLocalText();
  const { callId, ticketNumber, matterName } = row;
  const facts = { applicantName: null, matterName, agentName: ownName, missingDocuments: [] };
  const [chat, setChat] = useState<ChatLog | null>(null);
  useEffect(() => {
    const opened = openChat(signal, callId);
    opened.chat.setOnScreen(true);
    setChat(opened.chat);
    return opened.close;
  }, [signal, callId]);
  return (
    <Modal
      open
      title={t('queue.chatTitle', { ticket: ticketNumber, matter: text(matterName) })}
      footer={null}
      onCancel={onClose}
    >
      <p className={styles.chatHint}>{t(isWaiting ? 'queue.chatHint' : 'queue.chatOver')}</p>
      {chat === null ? null : (
        <ChatTab
          chat={chat}
          callId={callId}
          isReadOnly={!isWaiting}
          hasFiles={false}
          ownName={ownName}
          facts={facts}
        />
      )}
    </Modal>
  );
}
