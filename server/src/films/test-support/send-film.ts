import type { Film } from '@cloudseat/shared/nouns/film.ts';
import { Upload } from 'tus-js-client';
import type { TestBrowser } from '../../test-support/test-page.ts';

/** Sends a film as the unit's page does, to a whole server; it waits for its check then. */
export const sendFilmAs = (
  unit: TestBrowser,
  { reviewId, lineId }: { reviewId: string; lineId: string },
  bytes: Buffer,
): Promise<Film> =>
  new Promise((resolve, reject) => {
    new Upload(bytes, {
      endpoint: `${unit.url}/api/expert-film-uploads`,
      headers: { cookie: unit.cookie },
      metadata: { reviewId, lineId, filename: '现场.mp4' },
      retryDelays: null,
      onSuccess: ({ lastResponse }) => resolve(JSON.parse(lastResponse.getBody()).film),
      onError: reject,
    }).start();
  });
