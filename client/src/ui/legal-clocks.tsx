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
};

/** The legal clocks that run in a case, the same words for both sides. Its words are in the namespace `case-papers`. */
export function LegalClocks({ clocks, isDeemedAccepted }: LegalClocksProps) {
  const { t } = useTranslation('case-papers');
  if (clocks.length === 0) return null;
  return (
    <>
      <ul className={styles.clocks}>
        {clocks.map((clock) => (
          <Clock key={clock.kind} clock={clock} />
        ))}
      </ul>
      {isDeemedAccepted ? <p>{t('deemed')}</p> : null}
    </>
  );
}

function Clock({ clock: { kind, dueAt, daysLeft, isPaused, isOver, isProvisional, warnLevel } }: ClockProps) {
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
        <small>
          {t('clock.until', { day: formatDay(dueAt, locale).whole })}
          {isProvisional ? ` ${t('clock.provisional')}` : ''}
        </small>
      </span>
    </li>
  );
}
type ClockProps = { clock: LegalClockView };
