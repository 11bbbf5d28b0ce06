import { useCallback, useEffect, useState } from 'react';
import { type SignalError, toSignalError } from '../lib/signal-error.ts';

export type Loaded<Value> = { value: Value | null; error: SignalError | null; retry: () => void };
type State<Value> = { key: string; value: Value | null; error: SignalError | null };
type Options = {
  /** Asked for again, what is shown stays until something newer is here; where that fails, with the error beside it. */
  keepsShown?: boolean;
};

/** Fetches something for a page; `key` names it, another key fetches anew. Asked for again, the old value goes at once. */
export function useLoad<Value>(
  key: string,
  load: () => Promise<Value>,
  { keepsShown = false }: Options = {},
): Loaded<Value> {
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<State<Value>>({ key, value: null, error: null });
  // The key stands for what `load` does.
  useEffect(() => {
    let isCurrent = true;
    const kept = (before: State<Value>) => (keepsShown && before.key === key ? before.value : null);
    setState((before) => ({ key, value: kept(before), error: null }));
    load().then(
      (value) => isCurrent && setState({ key, value, error: null }),
      (error) =>
        isCurrent && setState((before) => ({ key, value: kept(before), error: toSignalError(error) })),
    );
    return () => {
      isCurrent = false;
    };
  }, [key, attempt]);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  const isStale = state.key !== key;
  return {
    value: isStale ? null : state.value,
    error: isStale ? null : state.error,
    retry,
  };
}
