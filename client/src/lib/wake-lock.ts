type Sentinel = { release(): Promise<void> };
type WakeLockNavigator = { wakeLock?: { request(type: 'screen'): Promise<Sentinel> } };

/** Keeps the screen on where the browser can; returns what lets it go. Taken again when the page comes back. */
export function keepScreenOn(): () => void {
  // Old browsers lack what the types promise.
  const { wakeLock } = navigator as unknown as WakeLockNavigator;
  if (wakeLock === undefined) return () => undefined;
  let sentinel: Sentinel | null = null;
  let isWanted = true;
  const take = async () => {
    if (document.visibilityState !== 'visible') return;
    try {
      sentinel = await wakeLock.request('screen');
      if (!isWanted) await sentinel.release();
    } catch {
      // Low battery: the system decides.
    }
  };
  const handleVisible = () => void take();
  document.addEventListener('visibilitychange', handleVisible);
  void take();
  return () => {
    isWanted = false;
    document.removeEventListener('visibilitychange', handleVisible);
    sentinel?.release().catch(() => undefined);
  };
}
