import type { BackgroundBlur } from '@cloudseat/shared/nouns/background-blur.ts';
import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { Side } from '@cloudseat/shared/nouns/role.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { followState } from './follow-state.ts';
import type { Signal } from './types.ts';

export type FollowedBlur = {
  /** Null until it is known, and for who has no say in it. */
  state: Pick<StoreApi<{ blur: BackgroundBlur | null }>, 'getState' | 'getInitialState' | 'subscribe'>;
  /** The applicant's alone. */
  report(isOn: boolean): Promise<void>;
  /** The agent's alone. */
  askOff(): Promise<void>;
  close(): void;
};

/** The applicant's blurred background as both sides of a talk know it. */
export function followBlur(
  signal: Pick<Signal<Side>, 'request' | 'on' | 'onSnapshot' | 'now'>,
  callId: CallId,
): FollowedBlur {
  const store = createStore<{ blur: BackgroundBlur | null }>()(() => ({ blur: null }));
  const { take, close } = followState<BackgroundBlur>({
    ...{ signal, callId },
    load: async () => (await signal.request('blur:get', { callId })).blur,
    listen: (tell) => signal.on('blur:updated', tell),
    endsAt: () => null,
    onState: (blur) => store.setState({ blur }),
    // Who is consulted has no say.
    onFailed: () => undefined,
  });
  return {
    state: store,
    report: async (isOn) => take((await signal.request('blur:report', { callId, isOn })).blur),
    askOff: async () => take((await signal.request('blur:askOff', { callId })).blur),
    close,
  };
}
