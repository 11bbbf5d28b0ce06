import i18next from 'i18next';

/** Fetches the code of what follows while the applicant reads; nothing is connected yet. */
export function prefetchCall(): void {
  const fetchAll = () => {
    for (const load of [
      () => import('./start-route.tsx'),
      () => import('./check-route.tsx'),
      () => import('./live-route.tsx'),
      () => import('./line.ts'),
      () => import('../../media/room-session.ts'),
      () => i18next.loadNamespaces('own-case'),
    ]) {
      load().catch(() => undefined);
    }
  };
  if ('requestIdleCallback' in window) window.requestIdleCallback(fetchAll);
  else setTimeout(fetchAll, 500);
}
