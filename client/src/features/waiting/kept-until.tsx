import { useTranslation } from 'react-i18next';
import { formatComing } from '../../lib/moment-text.ts';
import { formatSpan } from '../../lib/time-text.ts';
import { useLocale } from '../../ui/use-locale.ts';
import { useNow } from '../../ui/use-now.ts';
import styles from './waiting-page.module.css';

/** How long the place is kept, by the clock on the wall and as what is left of it. */
export function KeptUntil({ until, now }: { until: number; now: () => number }) {
  const { t } = useTranslation('applicant');
  const locale = useLocale();
  const current = useNow(now);
  return (
    <p className={styles.keptUntil}>
      {t('waiting.keptUntil', { time: formatComing(until, current, locale) })}
      <span className={styles.left} role="timer" aria-live="off" aria-label={t('waiting.timeLeft')}>
        {formatSpan(until - current)}
      </span>
    </p>
  );
}
