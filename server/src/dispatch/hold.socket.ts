import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { RequestHandlers, StaffPrincipal } from '../identity/principal.ts';
import { notFound } from '../platform/errors.ts';
import type { CallCommands, HoldInput } from './dispatch-types.ts';

type Dependencies = { dispatch: Pick<CallCommands, 'getCall' | 'setHold'> };
type Handlers = Pick<RequestHandlers, 'call:hold' | 'call:resume'>;

/** The applicant waits unheard, and is brought back, by the word of their own agent. The room follows the call's events. */
export function createHoldHandlers({ dispatch }: Dependencies): Handlers {
  /** NOT_FOUND for everybody else, those who are consulted included. */
  async function set(callId: CallId, { agentId }: StaffPrincipal, wish: HoldInput['wish']) {
    const call = await dispatch.getCall(callId);
    if (call.agentId !== agentId || call.parentId !== null) throw notFound('the call');
    await dispatch.setHold({ callId, agentId, wish });
    return {};
  }
  return {
    'call:hold': ({ callId }, { principal }) => set(callId, principal, 'hold'),
    'call:resume': ({ callId }, { principal }) => set(callId, principal, 'resume'),
  };
}
