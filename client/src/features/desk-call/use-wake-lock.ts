import { useEffect } from 'react';

/** Keeps the screen on while the call is shown; the browser drops the lock whenever the page is hidden. */
export function useWakeLock(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    let hasEnded = false;
    async function take(): Promise<void> {
      if (!('wakeLock' in navigator) || document.visibilityState !== 'visible') return;
      try {
        const taken = await navigator.wakeLock.request('screen');
        if (hasEnded) await taken.release();
        else lock = taken;
      } catch {
        // Low battery or refused: the call goes on without it.
      }
    }
    void take();
    document.addEventListener('visibilitychange', take);
    return () => {
      hasEnded = true;
      document.removeEventListener('visibilitychange', take);
      void lock?.release();
    };
  }, []);
}
