import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type SignalError, toSignalError } from '../lib/signal-error.ts';

/** Runs one thing at a time after a tap, and keeps whether it runs and how it failed for the page to show. */
export function useTask() {
  const [isRunning, setIsRunning] = useState(false);
  const [error, setError] = useState<SignalError | null>(null);
  const isBusy = useRef(false);
  const isMounted = useRef(true);
  useEffect(() => {
    isMounted.current = true;
    return () => {
      isMounted.current = false;
    };
  }, []);

  /** Resolves to whether it worked; a second tap while it runs does nothing. */
  const run = useCallback(async (work: () => Promise<unknown>): Promise<boolean> => {
    if (isBusy.current) return false;
    isBusy.current = true;
    try {
      // The work begins before the page is drawn anew: drawing takes longer than a request needs to leave.
      const doing = work();
      setIsRunning(true);
      setError(null);
      await doing;
      return true;
    } catch (thrown) {
      if (isMounted.current) setError(toSignalError(thrown));
      return false;
    } finally {
      isBusy.current = false;
      if (isMounted.current) setIsRunning(false);
    }
  }, []);
  const clear = useCallback(() => setError(null), []);
  return useMemo(() => ({ run, isRunning, error, clear }), [run, isRunning, error, clear]);
}
