import type { Line } from './line.ts';

let loading: Promise<Line> | null = null;

/** The line of this page if something has opened it, so that nobody opens one only to listen. */
export const findLine = (): Promise<Line> | null => loading;

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
