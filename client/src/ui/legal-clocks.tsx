import type { LegalClockView } from '@cloudseat/shared/nouns/legal-clock.ts';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../lib/moment-text.ts';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import styles from './legal-clocks.module.css';
import { useLocale } from './use-locale.ts';

type LegalClocksProps = {
  clocks: readonly LegalClockView[];
  /** The time to tell of gaps was over. */
  isDeemedAccepted: boolean;
  /** Why one of them stands still, if one does and it is known. */
  pauseReason: string | null;
};

/** The legal clocks that run in a case, the same words for both sides. Its words are in the namespace `case-papers`. */
export function LegalClocks({ clocks, isDeemedAccepted, pauseReason }: LegalClocksProps) {
  const { t } = useTranslation('case-papers');
  if (clocks.length === 0) return null;
  return (
    <>
      <ul className={styles.clocks}>
        {clocks.map((clock) => (
          <Clock key={clock.kind} clock={clock} pauseReason={clock.isPaused ? pauseReason : null} />
        ))}
      </ul>
      {isDeemedAccepted ? <p>{t('deemed')}</p> : null}
    </>
  );
}

type ClockProps = { clock: LegalClockView; pauseReason: string | null };

function Clock({ clock, pauseReason }: ClockProps) {
  const { kind, dueAt, daysLeft, isPaused, isOver, isProvisional, warnLevel } = clock;
  const { t } = useTranslation('case-papers');
  const locale = useLocale();
  const left = isOver
    ? t('clock.over')
    : isPaused
      ? t('clock.paused')
      : daysLeft === 0
        ? t('clock.last')
        : t('clock.left', { count: daysLeft });
  return (
    <li className={classNames(styles.clock, styles[warnLevel])}>
      <Icon name={warnLevel === 'calm' ? 'clock' : 'warning'} size="1.2em" />
      <span>
        <strong>{t(`clock.kind.${kind}`)}</strong> {left}
        {pauseReason === null ? null : <small>{t('clock.pausedWhy', { reason: pauseReason })}</small>}
        <small>
          {t(isPaused ? 'clock.untilIfNow' : 'clock.until', { day: formatDay(dueAt, locale).whole })}
          {isProvisional ? ` ${t('clock.provisional')}` : ''}
        </small>
      </span>
    </li>
  );
}
