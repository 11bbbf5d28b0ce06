const key = 'cloudseat.reloadedAt';
/** A page that is still outdated this long after a reload is served by an old cache: reloading again would not help. */
const againAfterMs = 5 * 60_000;

/** Loads the page again, but not in a circle. */
export function reloadOnce(reload: () => void = () => window.location.reload()): void {
  try {
    const last = Number(sessionStorage.getItem(key) ?? 0);
    if (Date.now() - last < againAfterMs) return;
    sessionStorage.setItem(key, String(Date.now()));
  } catch {
    // Without storage a circle could not be noticed: the page says so instead.
    return;
  }
  reload();
}
