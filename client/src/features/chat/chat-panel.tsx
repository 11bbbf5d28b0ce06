import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button } from '../../ui/button.tsx';
import styles from './chat-panel.module.css';
import { chatMaxLength } from './chat-rules.ts';
import type { ChatStore } from './chat-store.ts';
import { MessageLine } from './message-line.tsx';

type ChatPanelProps = {
  store: ChatStore;
  fileButton: ReactNode;
  emptyWords?: string;
  /** Nothing can be said now, or not any more. */
  isReadOnly?: boolean;
};

/** What was said, newest at the bottom, and a line to write in. `fileButton` sends photos and files. */
export function ChatPanel({ store, fileButton, emptyWords, isReadOnly = false }: ChatPanelProps) {
  const { t } = useTranslation('applicant');
  const { messages, pending } = useStore(store.state);
  const [text, setText] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const count = messages.length + pending.length;
  useEffect(() => {
    store.setOpen(true);
    return () => store.setOpen(false);
  }, [store]);
  useEffect(() => {
    if (count > 0) list.current?.scrollTo(0, list.current.scrollHeight);
  }, [count]);

  function handleSend(event: FormEvent): void {
    event.preventDefault();
    const trimmed = text.trim();
    if (trimmed === '') return;
    store.send(trimmed);
    setText('');
  }

  return (
    <div className={styles.panel}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <ol ref={list} className={styles.messages} aria-live="polite" tabIndex={0} aria-label={t('chat.title')}>
        {count === 0 ? <li className={styles.empty}>{emptyWords ?? t('chat.empty')}</li> : null}
        {messages.map((message) => (
          <MessageLine
            key={message.messageId}
            isOwn={message.sender === 'applicant'}
            sender={message.sender === 'applicant' ? t('chat.you') : message.senderName}
            sentAt={message.sentAt}
            text={message.text}
            material={message.material}
            link={message.link}
          />
        ))}
        {pending.map((message) => (
          <li key={message.requestId} className={styles.pending}>
            <p>{message.text}</p>
            {message.hasFailed ? (
              <p role="alert">
                {t('chat.failed')}
                <Button kind="plain" icon="retry" onClick={() => store.resend(message.requestId)}>
                  {t('chat.resend')}
                </Button>
              </p>
            ) : (
              <p>{t('chat.sending')}</p>
            )}
          </li>
        ))}
      </ol>
      {isReadOnly ? null : (
        <form className={styles.form} onSubmit={handleSend}>
          {fileButton}
          <input
            aria-label={t('chat.label')}
            placeholder={t('chat.label')}
            maxLength={chatMaxLength}
            enterKeyHint="send"
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <Button type="submit" kind="primary" icon="send">
            {t('chat.send')}
          </Button>
        </form>
      )}
    </div>
  );
}
