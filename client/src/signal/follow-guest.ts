import type { GuestState } from '@cloudseat/shared/nouns/guest.ts';
import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { Side } from '@cloudseat/shared/nouns/role.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { createLifetime } from '../lib/lifetime.ts';
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

/** Asks once more what its time made of a link, ms after it was over by the server's clock. */
const afterExpiryMs = 300;

/** The third person of a talk as its two sides see it: asked for at first and after each connect, then as told. */
export function followGuest(
  signal: Pick<Signal<Side>, 'request' | 'on' | 'onSnapshot' | 'now'>,
  callId: CallId,
): FollowedGuest {
  const lifetime = createLifetime();
  const store = createStore<{ guest: GuestState | null }>()(() => ({ guest: null }));
  let version = -1;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function take(guest: GuestState): void {
    if (guest.callId !== callId || guest.version < version || lifetime.hasEnded) return;
    version = guest.version;
    store.setState({ guest });
    clearTimeout(timer);
    if (guest.expiresAt === null) return;
    const leftMs = Math.max(0, guest.expiresAt - signal.now());
    timer = setTimeout(() => void load(), leftMs + afterExpiryMs);
  }
  async function load(): Promise<void> {
    try {
      take((await signal.request('guest:get', { callId })).state);
    } catch {
      // Who is consulted has no say; for everybody else the next connect asks again.
    }
  }
  const act = (name: 'guest:ask' | 'guest:agree' | 'guest:cancel' | 'guest:remove') => async () =>
    take((await signal.request(name, { callId })).state);

  lifetime.defer(signal.on('guest:updated', take));
  lifetime.defer(signal.onSnapshot(() => void load()));
  lifetime.defer(() => clearTimeout(timer));
  void load();
  return {
    state: store,
    ask: act('guest:ask'),
    agree: act('guest:agree'),
    cancel: act('guest:cancel'),
    remove: act('guest:remove'),
    text: async (phone) => take((await signal.request('guest:text', { callId, phone })).state),
    close: () => lifetime.end(),
  };
}
