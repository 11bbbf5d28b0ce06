import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { Message } from '@cloudseat/shared/nouns/message.ts';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { formatTimeOfDay } from '../../lib/time-text.ts';
import { classNames } from '../../ui/class-names.ts';
import { Loading } from '../../ui/spinner.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import styles from './chat.module.css';
import { ChatInput } from './chat-input.tsx';
import type { ChatLog, ChatState } from './chat-log.ts';
import { FileLink } from './checklist-tab.tsx';
import type { ReplyFacts } from './replies/fill-reply.ts';
import { SentLink } from './replies/sent-link.tsx';

type ChatTabProps = {
  chat: ChatLog;
  callId: CallId;
  isReadOnly: boolean;
  /** Files may be sent, too. */
  hasFiles?: boolean;
  ownName: string;
  /** To fill canned replies in. */
  facts: ReplyFacts;
};

/** The call's chat with its history, and what is on its way out. */
export function ChatTab({ chat, callId, isReadOnly, hasFiles = true, ownName, facts }: ChatTabProps) {
  const { t } = useTranslation('desk');
  const state = useStore(chat.store);
  const end = useRef<HTMLDivElement>(null);
  const count = state.messages.length + state.outgoing.length;
  // A new message brings the end into view.
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'nearest' });
  }, [count]);
  return (
    <div className={styles.chat}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key */}
      <section className={styles.log} role="log" aria-label={t('chat.history')} tabIndex={0}>
        {state.phase === 'loading' ? <Loading>{t('loading')}</Loading> : null}
        {state.phase === 'failed' ? (
          <p className={styles.failed}>
            {t('chat.loadFailed')} <Button onClick={() => void chat.load()}>{t('retry')}</Button>
          </p>
        ) : null}
        {state.phase === 'ready' && count === 0 ? <p className={styles.empty}>{t('chat.empty')}</p> : null}
        {state.messages.map((message) => (
          <ChatLine key={message.messageId} message={message} ownName={ownName} />
        ))}
        {state.outgoing.map((entry) => (
          <Outgoing key={entry.requestId} entry={entry} onAgain={() => chat.sendAgain(entry.requestId)} />
        ))}
        <div ref={end} />
      </section>
      {isReadOnly ? null : (
        <ChatInput callId={callId} hasFiles={hasFiles} facts={facts} onSend={chat.sendText} />
      )}
    </div>
  );
}

/** A colleague's lines stand on the same side, by their name. */
function ChatLine({ message, ownName }: { message: Message; ownName: string }) {
  const { t } = useTranslation('desk');
  const locale = useLocale();
  const isOwn = message.sender === 'agent';
  return (
    <article className={classNames(styles.bubble, isOwn && styles.own)}>
      <small>
        {isOwn && message.senderName === ownName ? t('chat.me') : message.senderName}{' '}
        {formatTimeOfDay(message.sentAt, locale)}
      </small>
      {message.text === null ? null : <p>{message.text}</p>}
      {message.link === null ? null : <SentLink link={message.link} />}
      {message.material === null ? null : <FileLink material={message.material} />}
    </article>
  );
}

function Outgoing({ entry, onAgain }: { entry: ChatState['outgoing'][number]; onAgain: () => void }) {
  const { t } = useTranslation('desk');
  return (
    <article className={classNames(styles.bubble, styles.own)}>
      <p>{entry.text}</p>
      {entry.link === null ? null : <SentLink link={entry.link} />}
      {entry.error ? (
        <p className={styles.failed}>
          {t('chat.failed')}{' '}
          <Button size="small" onClick={onAgain}>
            {t('chat.again')}
          </Button>
        </p>
      ) : (
        <small>{t('chat.sending')}</small>
      )}
    </article>
  );
}
