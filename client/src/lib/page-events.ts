import type { Lifetime } from './lifetime.ts';

type NetworkInformation = EventTarget & { type?: string };

export const isPageSeen = (): boolean =>
  typeof document === 'undefined' || document.visibilityState === 'visible';

/**
 * Runs each time the page is in front again: after a screen lock, a phone call, another app, a frozen tab, or the way back
 * in the history. Browsers tell the same return by several events, so `run` may be called twice for one.
 */
export function onPageBack(run: () => void, lifetime: Lifetime): void {
  if (typeof document === 'undefined') return;
  const handle = () => {
    if (isPageSeen()) run();
  };
  lifetime.listen(document, 'visibilitychange', handle);
  lifetime.listen(document, 'resume', handle);
  lifetime.listen(window, 'pageshow', (event) => {
    if ((event as PageTransitionEvent).persisted) handle();
  });
}

/** Runs when the device came to another network, or back to one: what was connected over the old one is gone. */
export function onNetworkChange(run: () => void, lifetime: Lifetime): void {
  if (typeof window === 'undefined') return;
  lifetime.listen(window, 'online', run);
  const { connection } = navigator as Navigator & { connection?: NetworkInformation };
  if (connection?.type === undefined) return;
  let before = connection.type;
  // The same event also tells of another speed, which is no reason for anything.
  lifetime.listen(connection, 'change', () => {
    const { type = before } = connection;
    if (type === before) return;
    before = type;
    if (type !== 'none') run();
  });
}

/** Runs inside each tap or press of a key, before anything else that the tap does: what browsers allow in a tap alone is allowed here. */
export function onTap(run: () => void, lifetime: Lifetime): void {
  if (typeof document === 'undefined') return;
  for (const event of ['click', 'keydown']) {
    document.addEventListener(event, run, true);
    lifetime.defer(() => document.removeEventListener(event, run, true));
  }
}
