import { districtDayStart } from '../catalogue/opening-hours.ts';
import { asApplicant, asStaff, type RouteHandlers } from '../identity/principal.ts';
import { intakeTuning } from '../tuning-intake.ts';
import { presentSummaries } from './views/call-summaries.ts';
import type { ViewSources } from './views/view-sources.ts';

const callsOfDayMax = 500;

/** 我的办件 of an applicant, and an agent's calls of today. */
export function createCallListRoutes(
  sources: ViewSources,
): Pick<RouteHandlers, 'call:listOwn' | 'call:listToday'> {
  return {
    async 'call:listOwn'(_input, context) {
      const rows = await sources.calls.listOfApplicant(
        asApplicant(context).applicantId,
        intakeTuning.ownCallsMax,
      );
      return { calls: await presentSummaries(rows, sources) };
    },
    async 'call:listToday'(_input, context) {
      const since = new Date(districtDayStart(sources.clock.now()));
      const rows = await sources.calls.listOfAgent(asStaff(context).agentId, since, callsOfDayMax);
      return { calls: await presentSummaries(rows, sources) };
    },
  };
}
