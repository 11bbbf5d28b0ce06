import type { ApplicantCallView } from '@cloudseat/shared/nouns/call.ts';
import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { CallCommands } from '../dispatch/dispatch-types.ts';
import type { ApplicantPrincipal, RequestHandlers } from '../identity/principal.ts';
import { notFound } from '../platform/errors.ts';
import type { Intake } from './intake.ts';

type Dependencies = {
  intake: Intake;
  dispatch: Pick<CallCommands, 'leave' | 'pause' | 'comeBack' | 'requestCallback' | 'getCall'>;
  /** This server: it holds the pages that come back here. */
  nodeId: string;
  presentCall: (callId: CallId) => Promise<ApplicantCallView>;
};
type Handlers = Pick<
  RequestHandlers,
  'call:enqueue' | 'call:leave' | 'call:pause' | 'call:comeBack' | 'call:requestCallback'
>;
type Context = { principal: ApplicantPrincipal; pageId: string };

/** The applicant takes a place in line, goes away from it for a while, waits elsewhere to be called back, or gives it up. */
export function createIntakeHandlers({ intake, dispatch, nodeId, presentCall }: Dependencies): Handlers {
  /** A change of one's own call; of anybody else's call nothing is told. */
  const change =
    (make: (callId: CallId, pageId: string) => Promise<unknown>) =>
    async ({ callId }: { callId: CallId }, { principal, pageId }: Context) => {
      const call = await dispatch.getCall(callId);
      if (call.applicantId !== principal.applicantId) throw notFound('the call');
      await make(callId, pageId);
      return { call: await presentCall(callId) };
    };
  return {
    async 'call:enqueue'(input, { principal, pageId }) {
      await intake.enqueue({ ...input, applicantId: principal.applicantId, pageId });
      return { call: await presentCall(input.callId) };
    },
    'call:leave': change((callId) => dispatch.leave(callId)),
    'call:pause': change((callId) => dispatch.pause(callId)),
    'call:comeBack': change((callId, pageId) => dispatch.comeBack(callId, { pageId, nodeId })),
    'call:requestCallback': change((callId) => dispatch.requestCallback(callId)),
  };
}
