/** Fetches the code of what follows while the applicant reads; nothing is connected yet. */
export function prefetchCall(): void {
  const fetchAll = () => {
    for (const load of [
      () => import('./start-route.tsx'),
      () => import('./check-route.tsx'),
      () => import('./live-route.tsx'),
      () => import('./line.ts'),
      () => import('../../media/room-session.ts'),
    ]) {
      load().catch(() => undefined);
    }
  };
  if ('requestIdleCallback' in window) window.requestIdleCallback(fetchAll);
  else setTimeout(fetchAll, 500);
}
