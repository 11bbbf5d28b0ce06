import { t } from './local-text.ts';
import type { DemoOpeningHours, DemoOpenSpan } from './types.ts';

const officeDay: DemoOpenSpan[] = [
  { from: '09:00', to: '12:00' },
  { from: '13:30', to: '17:00' },
];
const windowDay: DemoOpenSpan[] = [{ from: '09:00', to: '17:00' }];
const wholeDay: DemoOpenSpan[] = [{ from: '00:00', to: '24:00' }];

/**
 * Public holidays: 2026 as announced by the State Council; of 2027 only the days that are fixed by law.
 * Weekends that are worked instead of a holiday are not modelled.
 */
const publicHolidays = [
  ...['2026-01-01', '2026-01-02', '2026-01-03'],
  ...['2026-02-15', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19'],
  ...['2026-02-20', '2026-02-21', '2026-02-22', '2026-02-23'],
  ...['2026-04-04', '2026-04-05', '2026-04-06'],
  ...['2026-05-01', '2026-05-02', '2026-05-03', '2026-05-04', '2026-05-05'],
  ...['2026-06-19', '2026-06-20', '2026-06-21'],
  ...['2026-09-25', '2026-09-26', '2026-09-27'],
  ...['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07'],
  ...['2027-01-01'],
  ...['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08'],
  ...['2027-04-05', '2027-05-01', '2027-05-02', '2027-06-09', '2027-09-15'],
  ...['2027-10-01', '2027-10-02', '2027-10-03'],
];

/**
 * The demo's schedules. Nearly every matter is `always`, so that whoever tries the platform, at night or on a
 * Sunday, in whatever time zone, reaches an agent. The few on `office` and `window` are there to show what an
 * applicant sees out of hours. A real district would put its matters on `office`.
 */
export const openingHours: DemoOpeningHours[] = [
  {
    scheduleId: 'office',
    name: t('工作日 9:00–12:00，13:30–17:00', 'Weekdays 9:00–12:00 and 13:30–17:00'),
    weekly: { 1: officeDay, 2: officeDay, 3: officeDay, 4: officeDay, 5: officeDay },
    closedDates: publicHolidays,
  },
  {
    scheduleId: 'window',
    name: t('周一至周五 9:00–17:00，周六 9:00–12:00', 'Monday to Friday 9:00–17:00, Saturday 9:00–12:00'),
    weekly: {
      1: windowDay,
      2: windowDay,
      3: windowDay,
      4: windowDay,
      5: windowDay,
      6: [{ from: '09:00', to: '12:00' }],
    },
    closedDates: publicHolidays,
  },
  {
    scheduleId: 'always',
    name: t('全天在线', 'Open around the clock'),
    weekly: {
      1: wholeDay,
      2: wholeDay,
      3: wholeDay,
      4: wholeDay,
      5: wholeDay,
      6: wholeDay,
      7: wholeDay,
    },
    closedDates: [],
  },
];
