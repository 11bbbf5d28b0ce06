import { useTranslation } from 'react-i18next';
import { classNames } from '../../ui/class-names.ts';
import styles from './calendar.module.css';
import { useDayMarks } from './use-day-marks.ts';

const states = ['weekday', 'weekend', 'holiday', 'workday'] as const;

/** What the colours, shapes and marks of the days mean. */
export function Legend() {
  const { t } = useTranslation('calendar');
  const markOf = useDayMarks();
  return (
    <ul className={styles.legend} aria-label={t('legend.label')}>
      {states.map((state) => (
        <li key={state}>
          <span
            className={classNames(styles.day, styles[state], styles.sample)}
            data-mark={markOf(state)}
            aria-hidden="true"
          >
            8
          </span>
          {t(`legend.${state}`)}
        </li>
      ))}
      <li>
        <span className={classNames(styles.day, styles.today, styles.sample)} aria-hidden="true">
          8
        </span>
        {t('legend.today')}
      </li>
    </ul>
  );
}
