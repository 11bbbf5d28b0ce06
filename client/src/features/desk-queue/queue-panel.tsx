import type { DeskView, WaitingRow } from '@cloudseat/shared/nouns/agent.ts';
import { useTranslation } from 'react-i18next';
import { formatSpan } from '../../lib/time-text.ts';
import { RegionTag } from '../../ui/region/region-tag.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import { useNow } from '../../ui/use-now.ts';
import styles from './queue.module.css';
import { readQueue } from './queue-view.ts';
import { WaitingChatButton } from './waiting-chat-button.tsx';

type QueuePanelProps = { desk: DeskView; now: () => number; onChat: (row: WaitingRow) => void };

/** Who waits in the agent's own line, and how long. */
export function QueuePanel({ desk, now, onChat }: QueuePanelProps) {
  const { t } = useTranslation('desk');
  const text = useLocalText();
  const queue = readQueue(desk, useNow(now));
  return (
    <section className={styles.panel} aria-label={t('queue.title')}>
      <h2>{t('queue.title')}</h2>
      <p className={styles.summary}>
        <strong>{t('queue.waiting', { count: desk.waitingCount })}</strong>
        {queue.longestMs === null ? null : (
          <span> · {t('queue.longest', { time: formatSpan(queue.longestMs) })}</span>
        )}
      </p>
      {queue.rows.length === 0 && desk.waitingCount === 0 ? (
        <p className={styles.empty}>{t('queue.empty')}</p>
      ) : (
        <ol className={styles.rows}>
          {queue.rows.map(({ row, waitedMs, stateName }) => (
            <li key={row.callId}>
              <span className={styles.ticket}>{row.ticketNumber}</span>
              <span className={styles.matter} title={text(row.matterName)}>
                <span className={styles.name}>{text(row.matterName)}</span>
                <RegionTag owningRegion={row.owningRegion} />
                {row.chat === null ? null : (
                  <span className={styles.chat}>
                    <WaitingChatButton
                      ticketNumber={row.ticketNumber}
                      chat={row.chat}
                      onOpen={() => onChat(row)}
                    />
                  </span>
                )}
              </span>
              <span className={styles.wait}>
                {stateName === 'queued' ? null : (
                  <span className={styles.tag}>{t(`queue.state.${stateName}`)}</span>
                )}
                <span>{t('queue.waited', { time: formatSpan(waitedMs) })}</span>
              </span>
            </li>
          ))}
        </ol>
      )}
      {queue.moreCount > 0 ? (
        <p className={styles.empty}>{t('queue.more', { count: queue.moreCount })}</p>
      ) : null}
    </section>
  );
}
