import type { BackgroundBlur } from '@cloudseat/shared/nouns/background-blur.ts';
import { metStates } from '@cloudseat/shared/nouns/call-stages.ts';
import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { type CallBrief, type CallLookup, isCallOver } from '../call/call-lookup.ts';
import type { Principal, RequestHandlers } from '../identity/principal.ts';
import { AppError, notFound } from '../platform/errors.ts';
import type { BlurStore } from './blur.store.ts';

type Dependencies = {
  store: BlurStore;
  lookup: CallLookup;
  announce: (blur: BackgroundBlur) => Promise<void>;
  /** In the journal of the call's case. */
  note: (callId: CallId, by: Principal, action: 'blur.on' | 'blur.off' | 'blur.askedOff') => Promise<void>;
};

/** An applicant's page says whether it blurs, its agent may ask for the picture as it is; nobody but the applicant turns it off. */
export function createBlurHandlers({
  store,
  lookup,
  announce,
  note,
}: Dependencies): Pick<RequestHandlers, 'blur:get' | 'blur:report' | 'blur:askOff'> {
  /** NOT_FOUND for everybody but the two sides; who is consulted has no say. */
  async function getOwn(callId: CallId, principal: Principal): Promise<CallBrief> {
    const call = await lookup.findCall(callId);
    const isOwn =
      principal.role === 'applicant'
        ? call?.applicantId === principal.applicantId
        : call?.agentId === principal.agentId;
    if (call === null || !isOwn) throw notFound('the call');
    return call;
  }
  async function assertTalking(callId: CallId, principal: Principal): Promise<void> {
    const { state } = await getOwn(callId, principal);
    if (isCallOver(state)) throw new AppError('CALL_ENDED', 'the talk is over', { state });
    if (!metStates.includes(state)) throw new AppError('CALL_STATE', 'nobody sees anybody yet', { state });
  }
  return {
    async 'blur:get'({ callId }, { principal }) {
      await getOwn(callId, principal);
      return { blur: await store.find(callId) };
    },
    async 'blur:report'({ callId, isOn }, { principal }) {
      await assertTalking(callId, principal);
      const before = await store.find(callId);
      if (before.isOn === isOn) return { blur: before };
      const blur = await store.set(callId, { isOn });
      await announce(blur);
      await note(callId, principal, isOn ? 'blur.on' : 'blur.off');
      return { blur };
    },
    async 'blur:askOff'({ callId }, { principal }) {
      await assertTalking(callId, principal);
      const before = await store.find(callId);
      if (!before.isOn || before.isOffAsked) return { blur: before };
      const blur = await store.set(callId, { isOffAsked: true });
      await announce(blur);
      await note(callId, principal, 'blur.askedOff');
      return { blur };
    },
  };
}
