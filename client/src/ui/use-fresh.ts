import { useEffect, useState } from 'react';
import { type SignalError, toSignalError } from '../lib/signal-error.ts';

type Fresh<Value> = { value: Value | null; error: SignalError | null };

/** As useLoad, but what is shown stays until something newer is here; a refresh that fails leaves it, and says so. */
export function useFresh<Value>(
  key: string,
  load: () => Promise<Value>,
): Fresh<Value> & { refresh: () => void } {
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<Fresh<Value> & { key: string }>({ key, value: null, error: null });
  // The key stands for what `load` does.
  useEffect(() => {
    let isCurrent = true;
    load().then(
      (value) => isCurrent && setState({ key, value, error: null }),
      (error) =>
        isCurrent &&
        setState((before) => ({
          ...{ key, error: toSignalError(error) },
          value: before.key === key ? before.value : null,
        })),
    );
    return () => {
      isCurrent = false;
    };
  }, [key, attempt]);
  const isStale = state.key !== key;
  return {
    value: isStale ? null : state.value,
    error: isStale ? null : state.error,
    refresh: () => setAttempt((count) => count + 1),
  };
}
