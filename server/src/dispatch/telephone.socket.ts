import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { Reveal } from '../call/call.socket.ts';
import type { CallNumbers } from '../identity/call-number.ts';
import type { Principal, RequestHandlers } from '../identity/principal.ts';
import { notFound } from '../platform/errors.ts';
import type { CallCommands, CallRecord, TelephoneInput } from './dispatch-types.ts';

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
  async function getOwn(callId: CallId, principal: Principal): Promise<CallRecord> {
    const call = await dispatch.getCall(callId);
    const isOwn =
      principal.role === 'applicant'
        ? call.applicantId === principal.applicantId
        : call.agentId === principal.agentId && call.parentId === null;
    if (!isOwn) throw notFound('the call');
    return call;
  }
  async function say(
    callId: CallId,
    principal: Principal,
    wish: Pick<TelephoneInput, 'wish' | 'sealedNumber'>,
  ): Promise<Record<string, never>> {
    const agentId = principal.role === 'applicant' ? null : principal.agentId;
    await dispatch.setTelephone({ callId, agentId, ...wish });
    return {};
  }
  const set = async (callId: CallId, principal: Principal, wish: TelephoneInput['wish']) => {
    await getOwn(callId, principal);
    return say(callId, principal, { wish });
  };
  return {
    'telephone:propose': ({ callId }, { principal }) => set(callId, principal, 'propose'),
    async 'telephone:agree'({ callId, phone }, { principal }) {
      // Before the number is read: the time that takes is nobody else's to see.
      const call = await getOwn(callId, principal);
      // The number that is known already is no other one: sealed anew, it would look like one.
      const isNew = phone !== null && phone !== (await numbers.get(call));
      return say(callId, principal, { wish: 'agree', sealedNumber: isNew ? numbers.seal(phone) : null });
    },
    'telephone:decline': ({ callId }, { principal }) => set(callId, principal, 'decline'),
    async 'telephone:begin'({ callId }, { principal }) {
      await set(callId, principal, 'begin');
      return { phone: await reveal(callId, principal, 'telephone') };
    },
    'telephone:report': ({ callId, result }, { principal }) => set(callId, principal, result),
    'telephone:end': ({ callId }, { principal }) => set(callId, principal, 'end'),
  };
}
