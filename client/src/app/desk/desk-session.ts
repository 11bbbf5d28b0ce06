import type { DeclineReason, DeskCallView } from '@cloudseat/shared/nouns/agent.ts';
import type { Disposition } from '@cloudseat/shared/nouns/call.ts';
import type { CallId, Fence } from '@cloudseat/shared/nouns/ids.ts';
import { createStore } from 'zustand/vanilla';
import type { StatusChoice } from '../../features/desk-status/status-options.ts';
import { createLifetime } from '../../lib/lifetime.ts';
import { SignalError } from '../../lib/signal-error.ts';
import type { LocalMedia } from '../../media/types.ts';
import type { Signal } from '../../signal/types.ts';
import type { DeskMedia } from './desk-media.ts';
import {
  applyDesk,
  applyLegEnd,
  applyMaterial,
  applyOfferEnd,
  applyReplaced,
  type DeskState,
} from './desk-state.ts';
import { createJointDesk } from './joint-desk.ts';
import { createLegRequests } from './leg-requests.ts';
import { createTelephoneRequests } from './telephone-requests.ts';
import { createVisits } from './visits.ts';

type DeskSessionOptions = { signal: Signal<'staff'>; localMedia: LocalMedia; media: DeskMedia };

/** One page's desk: what the server tells becomes its state, what the agent does becomes requests; media follow the state. */
export function createDeskSession({ signal, localMedia, media }: DeskSessionOptions) {
  const lifetime = createLifetime();
  const store = createStore<DeskState>()(() => ({ desk: null, notice: null }));
  const visits = createVisits(signal);
  const joint = createJointDesk({ signal, sit: media.sit });
  let wrapUpSavedOf: CallId | null = null;

  function update(change: (state: DeskState) => DeskState): void {
    store.setState(change, true);
    const { desk } = store.getState();
    media.follow(desk);
    visits.follow(desk?.desk === 'live' ? desk.call : null);
    joint.follow(desk);
  }
  lifetime.defer(signal.onSnapshot(({ desk }) => update((state) => applyDesk(state, desk, wrapUpSavedOf))));
  lifetime.defer(
    signal.on('desk:updated', ({ desk }) => {
      // While the page connects, a view may tell of the moment before it became the live desk: the snapshot comes first.
      if (store.getState().desk !== null) update((state) => applyDesk(state, desk, wrapUpSavedOf));
    }),
  );
  lifetime.defer(signal.on('offer:ended', (ended) => update((state) => applyOfferEnd(state, ended))));
  lifetime.defer(signal.on('leg:ended', (ended) => update((state) => applyLegEnd(state, ended))));
  lifetime.defer(
    signal.on('material:added', ({ material }) => update((state) => applyMaterial(state, material))),
  );
  lifetime.defer(
    signal.on('session:replaced', ({ at }) => {
      update((state) => applyReplaced(state, at));
      signal.resume().catch(() => undefined);
    }),
  );
  lifetime.defer(() => {
    joint.close();
    media.close();
    visits.close();
    localMedia.close();
    signal.close();
  });

  function offerKey() {
    const offer = store.getState().desk?.offer;
    if (!offer) throw new SignalError({ code: 'OFFER_STALE', message: 'no offer on this desk' });
    return { callId: offer.callId, fence: offer.fence };
  }
  /** That of an order as well, which an accept has made a call before the desk's next view says so. */
  function callId(): CallId {
    const { desk } = store.getState();
    const call: Pick<DeskCallView, 'callId'> | null | undefined = desk?.call ?? desk?.offer;
    if (!call) throw new SignalError({ code: 'CALL_ENDED', message: 'no call on this desk' });
    return call.callId;
  }

  function waitUntilPast(fence: Fence): Promise<void> {
    const isPast = () => store.getState().desk?.offer?.fence !== fence;
    if (isPast()) return Promise.resolve();
    return new Promise((resolve) => {
      const stop = store.subscribe(() => {
        if (!isPast()) return;
        stop();
        resolve();
      });
    });
  }

  const saveNotes = async () => visits.store.getState().visit?.notes.flush();

  return {
    store,
    signal,
    media,
    localMedia,
    visit: visits.store,
    joint,
    now: signal.now,
    dismissNotice: () => update((state) => ({ ...state, notice: null })),
    claim: () => signal.request('desk:claim', {}),
    setStatus: ({ status, reason }: StatusChoice) => signal.request('agent:setStatus', { status, reason }),
    /** Resolves when the desk shows the call; until then what is put together while it rings stands for it. */
    async accept() {
      const key = offerKey();
      await signal.request('offer:accept', key);
      await waitUntilPast(key.fence);
    },
    decline: async (reason: DeclineReason) => signal.request('offer:decline', { ...offerKey(), reason }),
    leg: createLegRequests({ signal, callId, saveNotes }),
    telephone: createTelephoneRequests(signal, callId),
    setHold: async (isOnHold: boolean) =>
      signal.request(isOnHold ? 'call:hold' : 'call:resume', { callId: callId() }),
    endCall: async () => signal.request('call:end', { callId: callId() }),
    extendWrapUp: async () => signal.request('wrapUp:extend', { callId: callId() }),
    /** Null skips it, where that is allowed. */
    async saveWrapUp(disposition: Disposition | null, notes: string) {
      const saved = callId();
      wrapUpSavedOf = saved;
      try {
        await signal.request('wrapUp:save', { callId: saved, disposition, notes });
        visits.store.getState().visit?.notes.discard();
      } catch (error) {
        wrapUpSavedOf = null;
        throw error;
      }
    },
    close: () => lifetime.end(),
  };
}
export type DeskSession = ReturnType<typeof createDeskSession>;
