import type { ReactNode } from 'react';
import { formatTimeOfDay } from '../../lib/time-text.ts';
import { classNames } from '../class-names.ts';
import { useLocale } from '../use-locale.ts';
import styles from './chat-panel.module.css';

type ChatBubbleProps = {
  isOwn: boolean;
  sender: string;
  sentAt: number;
  /** For whom alone it was said; null: for all. */
  apartWords?: string | null;
  children: ReactNode;
};

/** One line of a chat: who said it when, and what. */
export function ChatBubble({ isOwn, sender, sentAt, apartWords = null, children }: ChatBubbleProps) {
  const locale = useLocale();
  return (
    <li className={classNames(styles.message, isOwn && styles.own, apartWords !== null && styles.apart)}>
      <p className={styles.meta}>
        {apartWords === null ? null : <strong>{apartWords} · </strong>}
        {sender} · {formatTimeOfDay(sentAt, locale)}
      </p>
      <div className={styles.bubble}>{children}</div>
    </li>
  );
}
