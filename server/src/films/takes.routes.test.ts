import { FilmTake } from '@cloudseat/shared/nouns/film.ts';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeId } from '../platform/ids.ts';
import { useTestDatabase } from '../platform/test-support/test-databases.ts';
import { type FilmServer, hashOf, lineId, newReviewId, startFilmServer } from './test-support/film-server.ts';
import { makeWebm } from './test-support/made-films.ts';

// Films are made at the lowest priority: on a busy machine that takes its time.
const patient = { timeout: 90_000, interval: 50 };
const cut = (bytes: Buffer, count: number) => {
  const size = Math.ceil(bytes.length / count);
  return Array.from({ length: count }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
};

describe('a film that is recorded in the browser', { timeout: 180_000 }, () => {
  const db = useTestDatabase('PGlite');
  const servers: FilmServer[] = [];
  let first: Buffer;
  let second: Buffer;
  beforeAll(async () => {
    [first, second] = [await makeWebm(4), await makeWebm(2)];
  }, 180_000);
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.remove();
  });
  async function start(dataFolder?: string) {
    const server = await startFilmServer(db(), dataFolder === undefined ? {} : { dataFolder });
    servers.push(server);
    return server;
  }
  const json = (method: string, body: object) => ({
    ...{ method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } },
  });
  const begin = (server: FilmServer, filmId: string, reviewId: string, as: 'unit' | 'stranger' = 'unit') =>
    server.ask(`/expert-film-takes/${filmId}`, json('PUT', { reviewId, lineId }), as);
  const put = (
    server: FilmServer,
    filmId: string,
    part: number,
    index: number,
    bytes: Buffer,
    sha256 = hashOf(bytes),
  ) =>
    server.ask(`/expert-film-takes/${filmId}/parts/${part}/slices/${index}?sha256=${sha256}`, {
      ...{
        method: 'PUT',
        headers: { 'content-type': 'application/octet-stream' },
        body: Uint8Array.from(bytes),
      },
    });
  const end = (server: FilmServer, filmId: string, sliceCounts: number[]) =>
    server.ask(`/expert-film-takes/${filmId}/end`, json('POST', { sliceCounts }));
  const codeOf = async (answer: Response) => [answer.status, (await answer.json()).error?.code];

  it('is one film of all its parts, though its page and its server were lost in between', async () => {
    const one = await start();
    const [filmId, reviewId] = [makeId(), newReviewId()];
    expect((await begin(one, filmId, reviewId)).status).toBe(200);
    const slices = cut(first, 4);
    for (const index of [1, 0])
      expect((await put(one, filmId, 0, index, slices[index] as Buffer)).status).toBe(200);
    await one.stop();

    const two = await start(one.dataFolder);
    const found = FilmTake.parse(await (await two.ask(`/expert-film-takes/${filmId}`)).json());
    expect([found.film.state, found.parts]).toEqual(['uploading', [[0, 1]]]);
    expect(await codeOf(await end(two, filmId, [4, 1]))).toEqual([409, 'SLICES_MISSING']);
    for (const index of [0, 1, 2, 3]) await put(two, filmId, 0, index, slices[index] as Buffer);
    await put(two, filmId, 1, 0, second);
    const ended = await end(two, filmId, [4, 1]);
    expect(await ended.json()).toMatchObject({ filmId, state: 'checking', origin: 'recorded' });
    // Pressed again because the answer was lost.
    expect((await end(two, filmId, [4, 1])).status).toBe(200);
    two.startJobs();
    await expect.poll(async () => (await two.find(filmId)).state, patient).toBe('ready');
    const { rendition, source } = await two.find(filmId);
    expect(source?.sha256).toBe(hashOf(Buffer.concat([first, second])));
    expect(Math.abs((rendition?.durationMs ?? 0) - 6_000)).toBeLessThan(400);
    expect(await codeOf(await put(two, filmId, 1, 1, second))).toEqual([409, 'FILM_STATE']);
  });

  it('takes a slice once, and no other in its place', async () => {
    const server = await start();
    const [filmId, reviewId] = [makeId(), newReviewId()];
    await begin(server, filmId, reviewId);
    const [a, b] = cut(first, 2) as [Buffer, Buffer];
    expect(await codeOf(await put(server, filmId, 0, 0, a, hashOf(b)))).toEqual([
      415,
      'FILE_CONTENT_MISMATCH',
    ]);
    expect(await codeOf(await put(server, filmId, 0, 0, Buffer.alloc(0)))).toEqual([400, 'FILE_EMPTY']);
    expect((await put(server, filmId, 0, 0, a)).status).toBe(200);
    expect((await put(server, filmId, 0, 0, a)).status).toBe(200);
    expect(await codeOf(await put(server, filmId, 0, 0, b))).toEqual([409, 'FILM_STATE']);
    const take = FilmTake.parse(await (await begin(server, filmId, reviewId)).json());
    expect(take.parts).toEqual([[0]]);
    expect(await server.left()).toEqual(['0.slice']);
  });

  it('is nobody else’s, and its name nobody else’s film', async () => {
    const server = await start();
    const [filmId, reviewId] = [makeId(), newReviewId()];
    await begin(server, filmId, reviewId);
    expect((await begin(server, filmId, reviewId, 'stranger')).status).toBe(404);
    expect((await begin(server, filmId, newReviewId())).status).toBe(404);
    expect((await server.ask(`/expert-film-takes/${filmId}`, {}, 'stranger')).status).toBe(404);
  });

  it('of which nothing can be seen fails, and a part without a picture is left out', async () => {
    const server = await start();
    server.startJobs();
    const [empty, half] = [makeId(), makeId()];
    for (const filmId of [empty, half]) {
      await begin(server, filmId, newReviewId());
      await put(server, filmId, 0, 0, first.subarray(0, 120));
    }
    await put(server, half, 1, 0, second);
    await end(server, empty, [1]);
    await end(server, half, [1, 1]);
    await expect.poll(async () => (await server.find(empty)).state, patient).toBe('failed');
    await expect.poll(async () => (await server.find(half)).state, patient).toBe('ready');
  });
});
