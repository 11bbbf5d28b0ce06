import { useEffect, useState } from 'react';
import { createSignal } from '../../signal/signal.ts';
import type { Signal } from '../../signal/types.ts';

/** One connection for all pages that are shown below it; null while it is being opened. */
export function useStaffSignal(): Signal<'staff'> | null {
  const [signal, setSignal] = useState<Signal<'staff'> | null>(null);
  useEffect(() => {
    const opened = createSignal({ side: 'staff' });
    setSignal(opened);
    return () => void opened.close();
  }, []);
  return signal;
}
