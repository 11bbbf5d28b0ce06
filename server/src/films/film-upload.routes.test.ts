import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { useTestDatabase } from '../platform/test-support/test-databases.ts';
import { filmsTuning } from '../tuning-films.ts';
import {
  type FilmServer,
  hashOf,
  newReviewId,
  sendFilm,
  startFilmServer,
} from './test-support/film-server.ts';
import { makeMp4 } from './test-support/made-films.ts';

// Films are made at the lowest priority: on a busy machine that takes its time.
const patient = { timeout: 90_000, interval: 50 };

describe('a film that is uploaded', { timeout: 180_000 }, () => {
  const db = useTestDatabase('PGlite');
  const servers: FilmServer[] = [];
  let film: Buffer;
  beforeAll(async () => {
    film = await makeMp4(4);
  }, 180_000);
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.remove();
  });
  async function start(options: Parameters<typeof startFilmServer>[1] = {}) {
    const server = await startFilmServer(db(), options);
    servers.push(server);
    return server;
  }
  const idOf = (sent: Awaited<ReturnType<typeof sendFilm>>) => ('film' in sent ? sent.film.filmId : '');

  it('is checked, kept as it came, and played with ranges and small pictures', async () => {
    const server = await start();
    const reviewId = newReviewId();
    const sent = await sendFilm(server, film, {
      reviewId,
      filename: '大坝.mp4',
      modifiedAt: '1700000000000',
    });
    expect(sent).toMatchObject({
      film: { state: 'checking', version: 1, fileName: '大坝.mp4', modifiedAt: 1_700_000_000_000 },
    });
    server.startJobs();
    const filmId = idOf(sent);
    await expect.poll(async () => (await server.find(filmId)).state, patient).toBe('ready');
    const ready = await server.find(filmId);
    expect(ready).toMatchObject({
      source: { sha256: hashOf(film), byteCount: film.length, videoCodec: 'h264', audioCodec: 'aac' },
      rendition: { isConverted: false, width: 320, height: 180 },
      thumbnails: { everyMs: 2_000, count: 2 },
      progress: 1,
    });
    expect(server.settled.map(([id]) => id)).toEqual([filmId]);
    const whole = await server.ask(`/expert-films/${filmId}/content`, {}, 'overseer');
    const bytes = Buffer.from(await whole.arrayBuffer());
    expect([whole.status, whole.headers.get('content-type'), whole.headers.get('cache-control')]).toEqual([
      200,
      'video/mp4',
      'private, no-store',
    ]);
    expect(hashOf(bytes)).toBe(ready.rendition?.sha256);
    // What tells how to play it comes before the pictures.
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
    const part = await server.ask(`/expert-films/${filmId}/content`, {
      headers: { range: 'bytes=70000-70099' },
    });
    expect([part.status, part.headers.get('content-range')]).toEqual([
      206,
      `bytes 70000-70099/${bytes.length}`,
    ]);
    expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(70_000, 70_100))).toBe(true);
    const small = await server.ask(`/expert-films/${filmId}/thumbnails/1`);
    expect(
      Buffer.from(await small.arrayBuffer())
        .subarray(8, 12)
        .toString(),
    ).toBe('WEBP');
    expect((await server.ask(`/expert-films/${filmId}/thumbnails/2`)).status).toBe(404);
    // What lies in the store is encrypted; nothing plain is left beside it.
    expect((await server.left()).sort()).toEqual([
      `f${filmId}-film`,
      `f${filmId}-pictures`,
      `f${filmId}-source`,
    ]);
  });

  it('goes on after its connection was cut, and its server started anew', async () => {
    const first = await start();
    const reviewId = newReviewId();
    let url = '';
    await new Promise<void>((resolve) => {
      void sendFilm(
        first,
        film,
        { reviewId },
        {
          chunkSize: 64 * 1024,
          onUrl: (given) => {
            url = given;
          },
          onChunkComplete: (_size, accepted) => {
            if (accepted >= 128 * 1024) resolve();
          },
          onError: () => {},
        },
      );
    });
    await first.stop();
    const second = await start({ dataFolder: first.dataFolder });
    const [filmId = ''] = url.split('/').slice(-1);
    expect((await second.find(filmId)).state).toBe('uploading');
    expect((await second.find(filmId)).progress).toBeGreaterThan(0);
    const offsets: number[] = [];
    const sent = await sendFilm(
      second,
      film,
      { reviewId },
      {
        uploadUrl: `${second.origin}/api/expert-film-uploads/${filmId}`,
        onBeforeRequest: (one) => void offsets.push(Number(one.getHeader('Upload-Offset') ?? 0)),
      },
    );
    expect(offsets.at(-1)).toBeGreaterThanOrEqual(128 * 1024);
    expect(sent).toMatchObject({ film: { filmId, state: 'checking' } });
    second.startJobs();
    await expect.poll(async () => (await second.find(filmId)).source?.sha256, patient).toBe(hashOf(film));
  });

  it('is made by the next server where one stopped in the middle', async () => {
    const first = await start();
    const filmId = idOf(await sendFilm(first, film, { reviewId: newReviewId() }));
    await first.stop();
    const second = await start({ dataFolder: first.dataFolder });
    second.startJobs();
    await second.films.look();
    await expect.poll(async () => (await second.find(filmId)).state, patient).toBe('ready');
  });

  it('is found whole by a page that missed the last answer, also once it lies here no more', async () => {
    const server = await start();
    const filmId = idOf(await sendFilm(server, film, { reviewId: newReviewId() }));
    server.startJobs();
    await expect.poll(async () => (await server.find(filmId)).state, patient).toBe('ready');
    const head = await server.ask(`/expert-film-uploads/${filmId}`, {
      method: 'HEAD',
      headers: { 'tus-resumable': '1.0.0' },
    });
    expect([head.status, head.headers.get('upload-offset')]).toEqual([200, String(film.length)]);
    const strange = await server.ask(
      `/expert-film-uploads/${filmId}`,
      { method: 'HEAD', headers: { 'tus-resumable': '1.0.0' } },
      'stranger',
    );
    expect(strange.status).toBe(404);
  });

  it('that is none fails with its reason, and leaves nothing behind', async () => {
    const server = await start();
    const filmId = idOf(await sendFilm(server, Buffer.from('%PDF-1.7 no film'), { reviewId: newReviewId() }));
    server.startJobs();
    await expect.poll(async () => (await server.find(filmId)).state, patient).toBe('failed');
    expect(await server.find(filmId)).toMatchObject({ failure: 'notFilm', rendition: null });
    await expect.poll(() => server.left(), patient).toEqual([]);
    expect((await server.ask(`/expert-films/${filmId}/content`)).status).toBe(409);
    // Others never learn of it.
    expect((await server.ask(`/expert-films/${filmId}`, {}, 'overseer')).status).toBe(404);
  });

  it('replaces the one before it once it can be played, and can be taken back', async () => {
    const server = await start();
    const reviewId = newReviewId();
    const [one, two] = [
      idOf(await sendFilm(server, film, { reviewId })),
      idOf(await sendFilm(server, film, { reviewId })),
    ];
    server.startJobs();
    await expect.poll(async () => (await server.films.listReady(reviewId)).length, patient).toBe(2);
    const ofLine = () => server.films.listReady(reviewId);
    expect((await ofLine()).map(({ filmId, version }) => [filmId, version]).sort()).toEqual(
      [
        [one, 1],
        [two, 2],
      ].sort(),
    );
    expect((await server.ask(`/expert-films/${two}`, { method: 'DELETE' }, 'stranger')).status).toBe(404);
    expect((await server.ask(`/expert-films/${two}`, { method: 'DELETE' })).status).toBe(200);
    expect((await ofLine()).map(({ filmId }) => filmId)).toEqual([one]);
    expect((await server.left()).filter((name) => name.includes(two))).toEqual([]);
  });

  describe('is refused before a byte of it was sent', () => {
    const refused = async (server: FilmServer, more: object = {}, bytes = film, as?: 'stranger') => {
      const sent = await sendFilm(server, bytes, { reviewId: newReviewId(), ...more }, as && { as });
      return 'code' in sent ? [sent.status, sent.code] : sent;
    };
    it('from somebody else, to another line, once the project is filed, and where it is empty', async () => {
      let isLocked = false;
      const server = await start({ isLocked: () => isLocked });
      expect(await refused(server, {}, film, 'stranger')).toEqual([404, 'NOT_FOUND']);
      expect(await refused(server, { lineId: 'drawings' })).toEqual([400, 'FILM_LINE']);
      expect(await refused(server, {}, Buffer.alloc(0))).toEqual([400, 'FILE_EMPTY']);
      isLocked = true;
      expect(await refused(server)).toEqual([409, 'REVIEW_STATE']);
    });
    it('where there is too little room, and above four gigabytes', async () => {
      const server = await start({ freeBytes: async () => filmsTuning.reserveBytes + film.length });
      expect(await refused(server)).toEqual([507, 'STORE_FULL']);
      const announced = await server.ask('/expert-film-uploads', {
        method: 'POST',
        headers: {
          'tus-resumable': '1.0.0',
          'upload-length': String(4 * 1024 ** 3 + 1),
          'upload-metadata': Object.entries({
            reviewId: newReviewId(),
            lineId: 'site-film',
            filename: 'a.mp4',
          })
            .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
            .join(','),
        },
      });
      expect(await announced.json()).toMatchObject({ error: { code: 'FILM_TOO_LARGE' } });
    });
  });

  it('that nobody goes on with is removed after days', async () => {
    const server = await start();
    const reviewId = newReviewId();
    const announced = await server.ask('/expert-film-uploads', {
      method: 'POST',
      headers: {
        'tus-resumable': '1.0.0',
        'upload-length': '1000',
        'upload-metadata': Object.entries({ reviewId, lineId: 'site-film', filename: 'a.mp4' })
          .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
          .join(','),
      },
    });
    const filmId = announced.headers.get('location')?.split('/').at(-1) ?? '';
    await server.films.look();
    expect((await server.find(filmId)).state).toBe('uploading');
    server.now.offset = filmsTuning.staleMs + 60_000;
    await server.films.look();
    expect((await server.ask(`/expert-films/${filmId}`)).status).toBe(404);
    expect(await server.left()).toEqual([]);
  });
});
