import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { isRunning } from '../../features/my-calls/whats-next.ts';
import { createLifetime } from '../../lib/lifetime.ts';
import { loadLine } from './load-line.ts';
import { useCaseChanges } from './use-case-changes.ts';
import { who } from './who.ts';

/** While an agent's answer is awaited without a line, or over one that is lost for a moment. */
const askEveryMs = 5_000;

/**
 * Runs where something held for others may have changed. Unlike a page of one's own cases it opens a line to be told at once: an agent
 * answers a helper within seconds. Not while the helper has a call of their own, which a line opened here would take from its page.
 */
export function useHeldChanges(onChanged: () => void, isAwaiting = false): void {
  const { calls } = useStore(who);
  const mayOpen = calls !== null && !calls.some(isRunning);
  const latest = useRef(onChanged);
  latest.current = onChanged;
  useCaseChanges(onChanged);
  useEffect(() => {
    if (!mayOpen) return;
    const lifetime = createLifetime();
    const run = () => latest.current();
    loadLine().then(
      ({ signal }) => {
        lifetime.defer(signal.on('mandate:changed', run));
        lifetime.defer(signal.onSnapshot(run));
      },
      // Then the page is renewed when it is looked at again.
      (error: unknown) => console.warn('line', error),
    );
    return () => lifetime.end();
  }, [mayOpen]);
  useEffect(() => {
    if (!isAwaiting) return;
    const timer = setInterval(() => latest.current(), askEveryMs);
    return () => clearInterval(timer);
  }, [isAwaiting]);
}
