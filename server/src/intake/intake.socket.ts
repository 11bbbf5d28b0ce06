import type { ApplicantCallView } from '@cloudseat/shared/nouns/call.ts';
import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { CallCommands } from '../dispatch/dispatch-types.ts';
import type { RequestHandlers } from '../identity/principal.ts';
import { notFound } from '../platform/errors.ts';
import type { Intake } from './intake.ts';

type Dependencies = {
  intake: Intake;
  dispatch: Pick<CallCommands, 'leave' | 'getCall'>;
  presentCall: (callId: CallId) => Promise<ApplicantCallView>;
};

/** The applicant takes a place in line, or gives it up. */
export function createIntakeHandlers({
  intake,
  dispatch,
  presentCall,
}: Dependencies): Pick<RequestHandlers, 'call:enqueue' | 'call:leave'> {
  return {
    async 'call:enqueue'(input, { principal, pageId }) {
      await intake.enqueue({ ...input, applicantId: principal.applicantId, pageId });
      return { call: await presentCall(input.callId) };
    },
    async 'call:leave'({ callId }, { principal }) {
      const call = await dispatch.getCall(callId);
      if (call.applicantId !== principal.applicantId) throw notFound('the call');
      await dispatch.leave(callId);
      return { call: await presentCall(callId) };
    },
  };
}
