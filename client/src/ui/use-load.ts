import { useEffect, useState } from 'react';
import { type SignalError, toSignalError } from '../lib/signal-error.ts';

export type Loaded<Value> = { value: Value | null; error: SignalError | null; retry: () => void };

/** Fetches something for a page; `key` names it, another key fetches anew. The old value goes at once. */
export function useLoad<Value>(key: string, load: () => Promise<Value>): Loaded<Value> {
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<{ key: string; value: Value | null; error: SignalError | null }>({
    key,
    value: null,
    error: null,
  });
  // The key stands for what `load` does.
  useEffect(() => {
    let isCurrent = true;
    setState({ key, value: null, error: null });
    load().then(
      (value) => isCurrent && setState({ key, value, error: null }),
      (error) => isCurrent && setState({ key, value: null, error: toSignalError(error) }),
    );
    return () => {
      isCurrent = false;
    };
  }, [key, attempt]);
  const isStale = state.key !== key;
  return {
    value: isStale ? null : state.value,
    error: isStale ? null : state.error,
    retry: () => setAttempt((count) => count + 1),
  };
}
