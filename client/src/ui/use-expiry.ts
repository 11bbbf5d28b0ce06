import { useEffect } from 'react';
import type { SignalError } from '../lib/signal-error.ts';

/** A page whose session has ended has nothing more to show: whoever holds it is told. */
export function useExpiry(error: SignalError | null, onExpired: () => void): void {
  const isExpired = error?.code === 'UNAUTHENTICATED';
  useEffect(() => {
    if (isExpired) onExpired();
  }, [isExpired, onExpired]);
}
