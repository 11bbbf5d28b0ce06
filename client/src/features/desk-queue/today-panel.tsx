import type { DeskView } from '@cloudseat/shared/nouns/agent.ts';
import { useTranslation } from 'react-i18next';
import { formatSpan } from '../../lib/time-text.ts';
import styles from './queue.module.css';

/** The agent's own day in three figures. */
export function TodayPanel({ today }: { today: DeskView['today'] }) {
  const { t } = useTranslation('desk');
  const figures = [
    [t('today.handled'), String(today.handledCount)],
    [t('today.missed'), String(today.missedCount)],
    [t('today.average'), today.averageTalkMs === null ? t('today.none') : formatSpan(today.averageTalkMs)],
  ];
  return (
    <section className={styles.panel} aria-label={t('today.title')}>
      <h2>{t('today.title')}</h2>
      <dl className={styles.figures}>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
