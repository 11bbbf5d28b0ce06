import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { Side } from '@cloudseat/shared/nouns/role.ts';
import { createLifetime } from '../lib/lifetime.ts';
import type { Signal } from './types.ts';

/** Asks once more what its time made of it, ms after it was over by the server's clock. */
const afterEndMs = 300;

type Told = { callId: CallId; version: number };
type FollowOptions<State extends Told> = {
  signal: Pick<Signal<Side>, 'onSnapshot' | 'now'>;
  callId: CallId;
  load: () => Promise<State>;
  /** Hears of each change; returns the unsubscriber. */
  listen: (take: (state: State) => void) => () => void;
  /** The next moment, by the server's clock, at which it changes by itself; null: none. */
  endsAt: (state: State) => number | null;
  onState: (state: State) => void;
  onFailed: (error: unknown) => void;
};

/**
 * Something of a call as the server has it, whole and versioned: asked for at first, after each connect and when its time is
 * over, then as told. What is older than what is known is dropped.
 */
export function followState<State extends Told>(options: FollowOptions<State>) {
  const { signal, callId, endsAt, onState } = options;
  const lifetime = createLifetime();
  let version = -1;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function take(state: State): void {
    if (state.callId !== callId || state.version < version || lifetime.hasEnded) return;
    version = state.version;
    onState(state);
    clearTimeout(timer);
    const end = endsAt(state);
    if (end === null) return;
    timer = setTimeout(() => void load(), Math.max(0, end - signal.now()) + afterEndMs);
  }
  async function load(): Promise<void> {
    try {
      take(await options.load());
    } catch (error) {
      // The next connect asks again.
      options.onFailed(error);
    }
  }

  lifetime.defer(options.listen(take));
  lifetime.defer(signal.onSnapshot(() => void load()));
  lifetime.defer(() => clearTimeout(timer));
  void load();
  return { take, load, close: () => lifetime.end() };
}
