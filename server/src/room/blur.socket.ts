import type { BackgroundBlur } from '@cloudseat/shared/nouns/background-blur.ts';
import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { CallLookup } from '../call/call-lookup.ts';
import { createTwoSides } from '../call/two-sides.ts';
import type { Principal, RequestHandlers } from '../identity/principal.ts';
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
  const { getOwn, ...sides } = createTwoSides(lookup);
  const assertTalking = (callId: CallId, principal: Principal) =>
    sides.assertTalking(callId, principal, 'nobody sees anybody yet');
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
