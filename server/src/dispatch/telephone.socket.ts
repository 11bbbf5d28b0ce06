import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { Reveal } from '../call/call.socket.ts';
import type { CallNumbers } from '../identity/call-number.ts';
import type { Principal, RequestHandlers } from '../identity/principal.ts';
import { notFound } from '../platform/errors.ts';
import type { CallCommands, TelephoneInput } from './dispatch-types.ts';

type Dependencies = {
  dispatch: Pick<CallCommands, 'getCall' | 'setTelephone'>;
  numbers: Pick<CallNumbers, 'get' | 'seal'>;
  reveal: Reveal;
};
type Handlers = Pick<
  RequestHandlers,
  | 'telephone:propose'
  | 'telephone:agree'
  | 'telephone:decline'
  | 'telephone:begin'
  | 'telephone:report'
  | 'telephone:end'
>;

/** A running talk on its way to the telephone and back, each step by the word of its own agent or applicant. */
export function createTelephoneHandlers({ dispatch, numbers, reveal }: Dependencies): Handlers {
  /** NOT_FOUND for everybody else, those who are consulted included. */
  async function set(
    callId: CallId,
    principal: Principal,
    wish: Pick<TelephoneInput, 'wish' | 'sealedNumber'>,
  ): Promise<Record<string, never>> {
    const call = await dispatch.getCall(callId);
    const isOwn =
      principal.role === 'applicant'
        ? call.applicantId === principal.applicantId
        : call.agentId === principal.agentId && call.parentId === null;
    if (!isOwn) throw notFound('the call');
    const agentId = principal.role === 'applicant' ? null : principal.agentId;
    await dispatch.setTelephone({ callId, agentId, ...wish });
    return {};
  }
  return {
    'telephone:propose': ({ callId }, { principal }) => set(callId, principal, { wish: 'propose' }),
    async 'telephone:agree'({ callId, phone }, { principal }) {
      // The number that is known already is no other one: sealed anew, it would look like one.
      const isNew = phone !== null && phone !== (await numbers.get(await dispatch.getCall(callId)));
      return set(callId, principal, { wish: 'agree', sealedNumber: isNew ? numbers.seal(phone) : null });
    },
    'telephone:decline': ({ callId }, { principal }) => set(callId, principal, { wish: 'decline' }),
    async 'telephone:begin'({ callId }, { principal }) {
      await set(callId, principal, { wish: 'begin' });
      return { phone: await reveal(callId, principal, 'telephone') };
    },
    'telephone:report': ({ callId, result }, { principal }) => set(callId, principal, { wish: result }),
    'telephone:end': ({ callId }, { principal }) => set(callId, principal, { wish: 'end' }),
  };
}
