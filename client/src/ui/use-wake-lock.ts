import { useEffect } from 'react';
import { keepScreenOn } from '../lib/wake-lock.ts';

/** The screen stays on while this is shown. */
export function useWakeLock(): void {
  useEffect(keepScreenOn, []);
}
