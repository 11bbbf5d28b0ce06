import { asApplicant, type RouteHandlers } from '../identity/principal.ts';
import type { LaterIntake } from './later.ts';

export function createLaterRoutes(later: LaterIntake): Pick<RouteHandlers, 'leftMessage:send'> {
  return {
    async 'leftMessage:send'({ params: { callId }, body: { text } }, context) {
      const { applicantId } = asApplicant(context);
      return { ticketNumber: await later.leaveMessage({ callId, applicantId, text }) };
    },
  };
}
