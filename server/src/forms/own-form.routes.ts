import { getFound } from '../cases/case-commands.ts';
import type { Cases } from '../cases/cases.ts';
import { asApplicant, type RouteHandlers } from '../identity/principal.ts';
import type { Forms } from './forms.ts';

type Dependencies = { forms: Pick<Forms, 'present'>; cases: Pick<Cases, 'reader'> };

/** How an own case's form stands, for the page that leads to it. */
export function createOwnFormRoutes({ forms, cases }: Dependencies): Pick<RouteHandlers, 'form:findOwn'> {
  return {
    async 'form:findOwn'({ params: { caseId } }, context) {
      const row = await cases.reader.find(caseId);
      const isOwn = row?.applicantId === asApplicant(context).applicantId;
      const { matterId } = getFound(isOwn ? row : null, 'the case');
      const { definition, filling } = await forms.present(caseId, matterId);
      return { state: definition === null ? 'none' : (filling?.state ?? 'notBegun') };
    },
  };
}
