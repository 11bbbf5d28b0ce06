import { useEffect, useRef, useState } from 'react';
import { findKeyAction, type KeyAction } from './key-map.ts';
import { readKeyPress } from './read-key-press.ts';

const key = 'cloudseat.desk.keysOff';

/** Whether this browser's agent uses the keys; kept for the next day. */
export function useKeysEnabled() {
  const [isEnabled, setIsEnabled] = useState(() => localStorage.getItem(key) === null);
  return {
    isEnabled,
    set(value: boolean) {
      setIsEnabled(value);
      if (value) localStorage.removeItem(key);
      else localStorage.setItem(key, '1');
    },
  };
}

/** Runs what a key stands for; an action without a handler is not possible now. */
export function useDeskKeys(
  handlers: Partial<Record<KeyAction, (() => void) | null>>,
  isEnabled: boolean,
): void {
  const latest = useRef(handlers);
  latest.current = handlers;
  useEffect(() => {
    if (!isEnabled) return;
    function handle(event: KeyboardEvent): void {
      const possible = Object.entries(latest.current).filter(([, handler]) => handler);
      const action = findKeyAction(readKeyPress(event), new Set(possible.map(([name]) => name as KeyAction)));
      if (action === null) return;
      event.preventDefault();
      latest.current[action]?.();
    }
    document.addEventListener('keydown', handle);
    return () => document.removeEventListener('keydown', handle);
  }, [isEnabled]);
}
