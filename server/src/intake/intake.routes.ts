import { asApplicant, type RouteHandlers } from '../identity/principal.ts';
import type { Intake } from './intake.ts';

export function createIntakeRoutes(intake: Intake): Pick<RouteHandlers, 'call:create' | 'matter:service'> {
  return {
    async 'matter:service'({ params, query }) {
      return intake.findService(params.matterId, query.locale);
    },
    async 'call:create'({ body }, context) {
      return intake.openDraft({ applicantId: asApplicant(context).applicantId, ...body });
    },
  };
}
