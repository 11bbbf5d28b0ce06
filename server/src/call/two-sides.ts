import { metStates } from '@cloudseat/shared/nouns/call-stages.ts';
import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { Principal } from '../identity/principal.ts';
import { findPart } from '../materials/material-access.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { type CallBrief, type CallLookup, isCallOver } from './call-lookup.ts';

/** What the two sides of a call may ask for, and nobody else: who is consulted has no say. */
export function createTwoSides(lookup: CallLookup) {
  /** NOT_FOUND for everybody but the two sides. */
  async function getOwn(callId: CallId, principal: Principal): Promise<CallBrief> {
    const call = await lookup.findCall(callId);
    if (call === null || findPart(call, [principal]) === null) throw notFound('the call');
    return call;
  }
  return {
    getOwn,
    /** CALL_ENDED after the talk, CALL_STATE with `before` as its reason while the two have not met. */
    async assertTalking(callId: CallId, principal: Principal, before: string): Promise<void> {
      const { state } = await getOwn(callId, principal);
      if (isCallOver(state)) throw new AppError('CALL_ENDED', 'the talk is over', { state });
      if (!metStates.includes(state)) throw new AppError('CALL_STATE', before, { state });
    },
  };
}
