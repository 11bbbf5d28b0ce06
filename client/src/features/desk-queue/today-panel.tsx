import type { DeskView } from '@cloudseat/shared/nouns/agent.ts';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ApiOutput, api } from '../../lib/http.ts';
import { formatSpan } from '../../lib/time-text.ts';
import styles from './queue.module.css';

/** The agent's own day in figures, and what people thought of the last weeks. */
export function TodayPanel({ today }: { today: DeskView['today'] }) {
  const { t } = useTranslation(['desk', 'effects']);
  const rating = useRatingSummary(today.handledCount);
  const spanOf = (ms: number | null) => (ms === null ? t('today.none') : formatSpan(ms));
  const summary = rating?.summary;
  const share = summary ? `${Math.round((100 * summary.satisfiedCount) / summary.count)}%` : null;
  const figures = [
    [t('today.handled'), String(today.handledCount)],
    [t('today.missed'), String(today.missedCount)],
    [t('today.average'), spanOf(today.averageTalkMs)],
    [t('effects:figures.handle'), spanOf(today.averageHandleMs)],
    [t('effects:figures.rating'), share ?? t('today.none')],
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
      {rating === null ? null : (
        <p className={styles.ratingHint}>
          {summary
            ? t('effects:figures.ratingOf', { days: rating.days, count: summary.count })
            : t('effects:figures.ratingFew', { days: rating.days, count: rating.leastCount })}
        </p>
      )}
    </section>
  );
}

/** Fetched again after each call; the figures are there without it. */
function useRatingSummary(handledCount: number): ApiOutput<'rating:summary'> | null {
  const [rating, setRating] = useState<ApiOutput<'rating:summary'> | null>(null);
  useEffect(() => {
    api('rating:summary').then(setRating, () => undefined);
  }, [handledCount]);
  return rating;
}
