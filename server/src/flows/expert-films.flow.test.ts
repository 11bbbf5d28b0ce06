import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import type { Film } from '@cloudseat/shared/nouns/film.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeMp4 } from '../films/test-support/made-films.ts';
import { sendFilmAs } from '../films/test-support/send-film.ts';
import { makeId, sha256Hex } from '../platform/ids.ts';
import { beginProject, forceState, openStaff, openUnit } from '../test-support/expert-steps.ts';
import { usePlatform } from '../test-support/use-platform.ts';

/** Films are made at the lowest priority: on a busy machine that takes its time. */
const patient = { timeout: 120_000, interval: 100 };
const platform = usePlatform();
let bytes: Buffer;
beforeAll(async () => {
  bytes = await makeMp4(3);
});

describe('films of a review', { timeout: 240_000 }, () => {
  it('are sent by its unit alone while the project may be changed, and watched by those who have a part in it', async () => {
    const { unit, reviewId, view } = await beginProject(platform.url, { kindId: 'water-works' });
    const lineId = view.kind.materials.find(({ accepts }) => accepts === 'film')?.lineId ?? '';
    const stranger = await openUnit(platform.url);
    await expect(sendFilmAs(stranger, { reviewId, lineId }, bytes)).rejects.toThrow('404');
    const other = view.kind.materials.find(({ accepts }) => accepts !== 'film')?.lineId ?? '';
    await expect(sendFilmAs(unit, { reviewId, lineId: other }, bytes)).rejects.toThrow('FILM_LINE');
    const { filmId } = await sendFilmAs(unit, { reviewId, lineId }, bytes);
    const find = () => unit.call<Film>('GET', `/expert-films/${filmId}`);
    await expect.poll(async () => (await find()).state, patient).toBe('ready');

    await forceState(platform.db, reviewId, 'preReview');
    const [overseer, convenor, onPanel, notOnPanel] = await Promise.all(
      ['c001', 'c003', 'e001', 'e020'].map((name) => openStaff(platform.url, name)),
    );
    const statusFor = async (browser = overseer) =>
      (await browser?.send('GET', `/expert-films/${filmId}/content`))?.status;
    expect(await Promise.all([unit, overseer, convenor, onPanel].map(statusFor))).toEqual([
      200, 200, 200, 200,
    ]);
    expect(await Promise.all([stranger, notOnPanel].map(statusFor))).toEqual([404, 404]);
    await expect(sendFilmAs(unit, { reviewId, lineId }, bytes)).rejects.toThrow('REVIEW_STATE');
    expect((await unit.send('DELETE', `/expert-films/${filmId}`)).status).toBe(409);
    // What was judged stays, while another version of it may be sent.
    await forceState(platform.db, reviewId, 'revising');
    expect((await unit.send('DELETE', `/expert-films/${filmId}`)).status).toBe(409);
    expect((await find()).state).toBe('ready');
    // Whoever has accepted waits until the panel is sealed, as for papers.
    await forceState(platform.db, reviewId, 'confirming', { seatState: 'accepted' });
    expect(await statusFor(onPanel)).toBe(404);
  });

  it('of a void review are played in the draft that is begun in its place, and stay when they are taken out there', async () => {
    const { unit, reviewId, view } = await beginProject(platform.url, { kindId: 'water-works' });
    const lineId = view.kind.materials.find(({ accepts }) => accepts === 'film')?.lineId ?? '';
    const { filmId } = await sendFilmAs(unit, { reviewId, lineId }, bytes);
    const find = () => unit.call<Film>('GET', `/expert-films/${filmId}`);
    await expect.poll(async () => (await find()).state, patient).toBe('ready');
    await forceState(platform.db, reviewId, 'void', { patch: { endedAt: new Date() } });
    const { reviewId: nextId } = await unit.call<ExpertReviewView>(
      'POST',
      `/expert-reviews/${reviewId}/successor`,
      { requestId: makeId() },
    );
    const { films } = await unit.call<{ films: Film[] }>('GET', `/expert-reviews/${nextId}/films`);
    const { source, rendition } = await find();
    expect(films).toMatchObject([{ lineId, state: 'ready', version: 1, source, rendition }]);
    const copyId = films[0]?.filmId ?? '';
    expect(copyId).not.toBe(filmId);
    const played = async (id: string) => {
      const headers = { cookie: unit.cookie };
      const response = await fetch(`${platform.url}/api/expert-films/${id}/content`, { headers });
      return sha256Hex(Buffer.from(await response.arrayBuffer()));
    };
    expect(await played(copyId)).toBe(rendition?.sha256);
    expect((await unit.send('DELETE', `/expert-films/${copyId}`)).status).toBe(200);
    expect(await played(filmId)).toBe(rendition?.sha256);
  });
});
