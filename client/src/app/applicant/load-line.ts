import type { Line } from './line.ts';

let loading: Promise<Line> | null = null;

/** The applicant's line to the server with its media, fetched once and kept while the page lives. */
export function loadLine(): Promise<Line> {
  loading ??= import('./line.ts').then(
    ({ createLine }) => createLine(),
    (error: unknown) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}

/** Fetches the code of what follows while the applicant reads; nothing is connected yet. */
export function loadLineSoon(): void {
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
