import type { GuestState } from '@cloudseat/shared/nouns/guest.ts';
import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { Side } from '@cloudseat/shared/nouns/role.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { followState } from './follow-state.ts';
import type { Signal } from './types.ts';

/** Null until it is known, and for who has no say in it. */
export type GuestStore = Pick<
  StoreApi<{ guest: GuestState | null }>,
  'getState' | 'getInitialState' | 'subscribe'
>;
export type FollowedGuest = {
  state: GuestStore;
  ask(): Promise<void>;
  agree(): Promise<void>;
  cancel(): Promise<void>;
  remove(): Promise<void>;
  /** Staff's alone. */
  text(phone: string): Promise<void>;
  close(): void;
};

/** The third person of a talk as its two sides see it. */
export function followGuest(
  signal: Pick<Signal<Side>, 'request' | 'on' | 'onSnapshot' | 'now'>,
  callId: CallId,
): FollowedGuest {
  const store = createStore<{ guest: GuestState | null }>()(() => ({ guest: null }));
  const { take, close } = followState<GuestState>({
    ...{ signal, callId },
    load: async () => (await signal.request('guest:get', { callId })).state,
    listen: (tell) => signal.on('guest:updated', tell),
    endsAt: ({ expiresAt }) => expiresAt,
    onState: (guest) => store.setState({ guest }),
    // Who is consulted has no say.
    onFailed: () => undefined,
  });
  const act = (name: 'guest:ask' | 'guest:agree' | 'guest:cancel' | 'guest:remove') => async () =>
    take((await signal.request(name, { callId })).state);
  return {
    state: store,
    ask: act('guest:ask'),
    agree: act('guest:agree'),
    cancel: act('guest:cancel'),
    remove: act('guest:remove'),
    text: async (phone) => take((await signal.request('guest:text', { callId, phone })).state),
    close,
  };
}
