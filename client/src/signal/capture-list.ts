import type { Capture, CaptureList } from '@cloudseat/shared/nouns/capture.ts';
import { isCaptureOpen } from '@cloudseat/shared/nouns/capture-choices.ts';
import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { Side } from '@cloudseat/shared/nouns/role.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { createLifetime } from '../lib/lifetime.ts';
import type { Signal } from './types.ts';

export type CaptureListState = { isLoaded: boolean; captures: readonly Capture[] };
export type FollowedCaptures = {
  state: Pick<StoreApi<CaptureListState>, 'getState' | 'getInitialState' | 'subscribe'>;
  /** Of an answer; dropped where something newer came before it. */
  take(list: CaptureList): void;
  load(): Promise<void>;
  close(): void;
};

/** Asks once more what the time of an ask made of it, ms after it was over by the server's clock. */
const afterExpiryMs = 300;

/** The photographs that are asked for in a call, as they are now: by list at first and after each connect, then as told. */
export function followCaptures(
  signal: Pick<Signal<Side>, 'request' | 'on' | 'onSnapshot' | 'now'>,
  callId: CallId,
): FollowedCaptures {
  const lifetime = createLifetime();
  const state = createStore<CaptureListState>()(() => ({ isLoaded: false, captures: [] }));
  let version = -1;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function take(list: CaptureList): void {
    if (list.callId !== callId || list.version < version || lifetime.hasEnded) return;
    version = list.version;
    state.setState({ isLoaded: true, captures: list.captures });
    clearTimeout(timer);
    const ends = list.captures.filter(isCaptureOpen).map(({ expiresAt }) => expiresAt);
    if (ends.length === 0) return;
    timer = setTimeout(() => void load(), Math.max(0, Math.min(...ends) - signal.now()) + afterExpiryMs);
  }

  async function load(): Promise<void> {
    try {
      take((await signal.request('capture:list', { callId })).list);
    } catch (error) {
      // The next connect asks again.
      console.warn('captures', error);
    }
  }

  lifetime.defer(signal.on('capture:updated', take));
  lifetime.defer(signal.onSnapshot(() => void load()));
  lifetime.defer(() => clearTimeout(timer));
  void load();
  return { state, take, load, close: () => lifetime.end() };
}
