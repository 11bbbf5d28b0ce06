import { useTranslation } from 'react-i18next';
import type { DayState } from './days-of-year.ts';

/** The letter in the corner of a day that is not what its weekday says, as printed calendars have it. */
export function useDayMarks(): (state: DayState) => string | undefined {
  const { t } = useTranslation('calendar');
  return (state) => (state === 'holiday' || state === 'workday' ? t(`mark.${state}`) : undefined);
}
