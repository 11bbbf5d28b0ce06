import { LegalClockKind, type LegalClockView } from '@cloudseat/shared/nouns/legal-clock.ts';
import { asStaff, type RouteHandlers } from '../identity/principal.ts';
import type { Clock } from '../platform/clock.ts';
import type { Holidays } from './holidays.ts';
import { daysOf, type LegalClock } from './legal-clock.ts';

export type CalendarRoutes = Pick<
  RouteHandlers,
  | 'calendar:getYear'
  | 'calendar:listClocks'
  | 'calendar:setDay'
  | 'calendar:previewOfficial'
  | 'calendar:importOfficial'
>;

export function createCalendarRoutes(deps: {
  holidays: Holidays;
  readClock: (clock: LegalClock) => LegalClockView;
  clock: Clock;
}): CalendarRoutes {
  const { holidays, readClock, clock } = deps;
  return {
    async 'calendar:getYear'({ params }) {
      return holidays.getYear(params.year);
    },
    async 'calendar:listClocks'() {
      const startedAt = clock.now();
      return {
        clocks: LegalClockKind.options.map((kind) => ({
          ...readClock({ kind, startedAt }),
          days: daysOf({ kind }),
        })),
      };
    },
    async 'calendar:setDay'({ params, body }, context) {
      return holidays.setDay({ ...params, ...body }, asStaff(context).agentId);
    },
    async 'calendar:previewOfficial'({ params }) {
      return holidays.previewOfficial(params.year);
    },
    async 'calendar:importOfficial'({ params, body }, context) {
      const changedCount = await holidays.importOfficial(
        params.year,
        body.revision,
        asStaff(context).agentId,
      );
      return { changedCount };
    },
  };
}
