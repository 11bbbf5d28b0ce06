import type { Capture, CaptureList } from '@cloudseat/shared/nouns/capture.ts';
import { isCaptureOpen } from '@cloudseat/shared/nouns/capture-choices.ts';
import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { Side } from '@cloudseat/shared/nouns/role.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { followState } from './follow-state.ts';
import type { Signal } from './types.ts';

export type CaptureListState = { isLoaded: boolean; captures: readonly Capture[] };
export type FollowedCaptures = {
  state: Pick<StoreApi<CaptureListState>, 'getState' | 'getInitialState' | 'subscribe'>;
  /** Of an answer; dropped where something newer came before it. */
  take(list: CaptureList): void;
  load(): Promise<void>;
  close(): void;
};

/** The photographs that are asked for in a call, as they are now. */
export function followCaptures(
  signal: Pick<Signal<Side>, 'request' | 'on' | 'onSnapshot' | 'now'>,
  callId: CallId,
): FollowedCaptures {
  const state = createStore<CaptureListState>()(() => ({ isLoaded: false, captures: [] }));
  const followed = followState<CaptureList>({
    ...{ signal, callId },
    load: async () => (await signal.request('capture:list', { callId })).list,
    listen: (take) => signal.on('capture:updated', take),
    endsAt({ captures }) {
      const ends = captures.filter(isCaptureOpen).map(({ expiresAt }) => expiresAt);
      return ends.length === 0 ? null : Math.min(...ends);
    },
    onState: ({ captures }) => state.setState({ isLoaded: true, captures }),
    onFailed: (error) => console.warn('captures', error),
  });
  return { state, ...followed };
}
