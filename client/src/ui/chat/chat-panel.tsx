import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { chatMaxLength } from '../../lib/chat-rules.ts';
import type { ChatLine, ChatStore, PendingMessage } from '../../lib/chat-store.ts';
import { Button } from '../button.tsx';
import { classNames } from '../class-names.ts';
import styles from './chat-panel.module.css';

type ChatPanelProps<Line extends ChatLine> = {
  store: ChatStore<Line>;
  lineOf: (line: Line) => ReactNode;
  emptyWords: string;
  /** Beside the field. */
  fileButton?: ReactNode;
  /** Where one chat has several audiences: which one it is written to now, in words, and what is said of lines to another. */
  audience?: { to: string; words: string; isApart: boolean; failedWords: string };
  /** Nothing can be said now, or not any more. */
  isReadOnly?: boolean;
};

/** What was said, newest at the bottom, and a line to write in. */
export function ChatPanel<Line extends ChatLine>(props: ChatPanelProps<Line>) {
  const { store, audience, isReadOnly = false } = props;
  const { t } = useTranslation('common');
  const { messages, pending } = useStore(store.state);
  const list = useRef<HTMLOListElement>(null);
  const count = messages.length + pending.length;
  const to = audience?.to ?? '';
  useEffect(() => {
    store.setOpen(true);
    return () => store.setOpen(false);
  }, [store]);
  useEffect(() => {
    if (count > 0) list.current?.scrollTo(0, list.current.scrollHeight);
  }, [count]);
  return (
    <div className={styles.panel}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <ol ref={list} className={styles.messages} aria-live="polite" tabIndex={0} aria-label={t('chat.title')}>
        {count === 0 ? <li className={styles.empty}>{props.emptyWords}</li> : null}
        {messages.map(props.lineOf)}
        {pending.map((message) => (
          <Pending
            key={message.requestId}
            message={message}
            // What was meant for others is not sent to whoever is there now.
            lostWords={message.to === to ? null : (audience?.failedWords ?? null)}
            onAgain={() => store.resend(message.requestId)}
          />
        ))}
      </ol>
      {audience === undefined || isReadOnly ? null : (
        <p className={classNames(styles.hint, audience.isApart && styles.apart)} role="status">
          {audience.words}
        </p>
      )}
      {isReadOnly ? null : <WriteLine key={to} store={store} to={to} fileButton={props.fileButton} />}
    </div>
  );
}

type PendingProps = { message: PendingMessage; lostWords: string | null; onAgain: () => void };

function Pending({ message, lostWords, onAgain }: PendingProps) {
  const { t } = useTranslation('common');
  return (
    <li className={styles.pending}>
      <p>{message.text}</p>
      {!message.hasFailed ? (
        <p>{t('chat.sending')}</p>
      ) : lostWords === null ? (
        <p role="alert">
          {t('chat.failed')}
          <Button kind="plain" icon="retry" onClick={onAgain}>
            {t('chat.resend')}
          </Button>
        </p>
      ) : (
        <p role="alert">{lostWords}</p>
      )}
    </li>
  );
}

type WriteLineProps = { store: Pick<ChatStore<never>, 'drafts' | 'send'>; to: string; fileButton: ReactNode };

/** Another one for each audience: what is typed for some is not there when others are written to. */
function WriteLine({ store, to, fileButton }: WriteLineProps) {
  const { t } = useTranslation('common');
  const [text, setText] = useState(store.drafts.get(to) ?? '');
  function handleText(typed: string): void {
    store.drafts.set(to, typed);
    setText(typed);
  }
  function handleSend(event: FormEvent): void {
    event.preventDefault();
    const trimmed = text.trim();
    if (trimmed === '') return;
    store.send(trimmed, to);
    handleText('');
  }
  return (
    <form className={styles.form} onSubmit={handleSend}>
      {fileButton}
      <input
        aria-label={t('chat.label')}
        placeholder={t('chat.label')}
        maxLength={chatMaxLength}
        enterKeyHint="send"
        autoComplete="off"
        value={text}
        onChange={(event) => handleText(event.target.value)}
      />
      <Button type="submit" kind="primary" icon="send">
        {t('chat.send')}
      </Button>
    </form>
  );
}
