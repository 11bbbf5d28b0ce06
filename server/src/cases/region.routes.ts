import { asStaff, type RouteHandlers } from '../identity/principal.ts';
import { presentCase, presentStaff } from './case-view.ts';
import type { Cases } from './cases.ts';

/** What staff may do for a case that another region decides: leave words, and find out whom to leave a task to. */
export function createRegionRoutes(cases: Cases): Pick<RouteHandlers, 'case:listOwners' | 'case:note'> {
  const { sources, commands } = cases;
  return {
    async 'case:listOwners'({ params: { caseId } }, context) {
      const row = await cases.getFor('case:listOwners', caseId, asStaff(context));
      const owners = await cases.listOwners(row);
      return { owners: owners.map((profile) => presentStaff(profile, sources.catalogue)) };
    },
    async 'case:note'({ params: { caseId }, body: { note } }, context) {
      const by = asStaff(context);
      await cases.getFor('case:note', caseId, by);
      return presentCase(await commands.note(caseId, note, by), sources);
    },
  };
}
