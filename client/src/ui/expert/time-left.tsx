import { useTranslation } from 'react-i18next';
import { formatDayAndTime } from '../../lib/moment-text.ts';
import { useLocale } from '../use-locale.ts';
import { useNow } from '../use-now.ts';
import { leftOf } from './left-of.ts';
import { useReviewSignal } from './review-line.ts';
import styles from './time-left.module.css';

type TimeLeftProps = {
  at: number;
  /** sitting: when the panel sits. due: until when something is to be done. */
  of: 'sitting' | 'due';
};
const here = () => Date.now();

/** A time to come with how long it is until then, which runs; one that is over says so. Its words are in the namespace `expert`. */
export function TimeLeft({ at, of }: TimeLeftProps) {
  const { t } = useTranslation('expert');
  const locale = useLocale();
  const now = useNow(useReviewSignal()?.now ?? here);
  const left = leftOf(at - now);
  const isPressing = of === 'due' && left.unit !== 'days';
  return (
    <span className={isPressing ? styles.pressing : styles.calm}>
      {t(`time.${of}`, { time: formatDayAndTime(at, locale) })}
      {' · '}
      {left.unit === 'over' ? t(`time.over.${of}`) : t(`time.${left.unit}`, { count: left.count })}
    </span>
  );
}
