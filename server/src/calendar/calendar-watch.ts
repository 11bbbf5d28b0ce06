import type { Lifetime } from '../platform/lifetime.ts';
import type { Logger } from '../platform/logger.ts';
import { watchForChanges } from '../platform/watch.ts';
import { calendarTuning } from '../tuning-calendar.ts';
import type { Calendar } from './calendar.ts';

/** Every server is to count by the same holidays. */
export function startCalendarWatch({
  calendar,
  ...floor
}: {
  calendar: Pick<Calendar, 'reloadIfChanged'>;
  lifetime: Lifetime;
  logger: Logger;
}): void {
  watchForChanges({
    ...{ what: 'the calendar', look: () => calendar.reloadIfChanged(), ...floor },
    everyMs: calendarTuning.lookEveryMs,
  });
}
