import type { ArchiveCheck } from '@cloudseat/shared/nouns/expert-after.ts';
import type { ReadingView } from '@cloudseat/shared/nouns/expert-reading.ts';
import type { ScoreBoard } from '@cloudseat/shared/nouns/expert-score.ts';
import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { asc, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { caseEntries } from '../cases/case.schema.ts';
import { expertSeats } from '../expert-review/expert-review.schema.ts';
import { expertScoreSheets } from '../expert-review/scoring/score.schema.ts';
import { expertCheckIns, expertSessions } from '../expert-review/session/session.schema.ts';
import { actOn, checkIn, readSession } from '../expert-review/session/test-support/planted-panel.ts';
import { libraryExperts } from '../experts/expert-library.schema.ts';
import { fileProject, openStaff } from '../test-support/expert-steps.ts';
import { walkReview } from '../test-support/expert-walk.ts';
import type { TestBrowser, TestPage } from '../test-support/test-page.ts';
import { usePlatform } from '../test-support/use-platform.ts';

/** What the server's clock is ahead by, ms. */
let aheadMs = 0;
const platform = usePlatform({ clock: { now: () => Date.now() + aheadMs } });
const patient = { timeout: 30_000, interval: 200 };
const refused = (code: string) => ({ body: { code } });
let walk: Awaited<ReturnType<typeof walkReview>>;
const pages = new Map<TestBrowser, TestPage>();
beforeAll(async () => {
  // Of the demo there are too few of each specialty for so many losses.
  const specialties = ['planning', 'architecture', 'fire-safety'];
  await platform.db.update(libraryExperts).set({ specialties });
  walk = await walkReview(
    platform.url,
    platform.db,
    await fileProject(platform.url, { kindId: 'planning-design' }),
  );
  await walk.configureDraw();
  await walk.signDraw();
  await walk.draw();
  await walk.answerAll();
  await walk.schedule(Date.now() + 60 * 60_000);
  await walk.openCheckIn();
}, 60_000);
afterAll(() => {
  for (const page of pages.values()) page.close();
});

/** The place that changes hands several times. */
const busyPlace = 5;
type Member = Awaited<ReturnType<typeof walk.panel>>[number];
const at = async (position: number): Promise<Member> => {
  const found = (await walk.panel()).find((each) => each.position === position);
  if (found === undefined) throw new Error(`nobody holds place ${position}`);
  return found;
};
const act = (browser: TestBrowser, path: string, body?: Record<string, unknown>) =>
  actOn(browser, walk.reviewId, path, body);
const session = (browser = walk.convenor) => readSession(browser, walk.reviewId);
const rowsAt = (position: number) =>
  platform.db
    .select({ state: expertSeats.state, isVoid: expertSeats.isVoid, seatId: expertSeats.seatId })
    .from(expertSeats)
    .where(sql`${eq(expertSeats.reviewId, walk.reviewId)} and ${eq(expertSeats.position, position)}`)
    .orderBy(asc(expertSeats.askedAt));
const statesAt = async (position: number) => (await rowsAt(position)).map(({ state }) => state);
const read = (browser: TestBrowser) => browser.call<ReadingView>('GET', walk.path('reading'));
/** Whoever is asked for the place says yes. */
async function accept(position: number): Promise<Member> {
  const member = await at(position);
  expect((await read(member.browser)).own).toBeNull();
  await walk.answer(member);
  return member;
}
async function sit({ browser }: Pick<Member, 'browser'>): Promise<void> {
  const { roomId } = await session(browser);
  const page = await browser.open('staff');
  pages.set(browser, page);
  await page.request('room:join', { callId: null, roomId: roomId as RoomId });
}
function drop({ browser }: Pick<Member, 'browser'>): void {
  pages.get(browser)?.close();
  pages.delete(browser);
}
const untilAway = async (expected: readonly string[]) =>
  expect.poll(async () => [...(await session()).awaySeatIds].sort(), patient).toEqual([...expected].sort());

it('somebody who steps aside at check-in is followed by the next of the draw, who may read, signs in and sits', async () => {
  const recused = await at(busyPlace);
  expect((await read(recused.browser)).items.length).toBeGreaterThan(0);
  const statement = '我参与了本项目的设计审查';
  await checkIn(recused.browser, walk.reviewId, { relations: ['authored'], statement });
  expect(await statesAt(busyPlace)).toEqual(['recused', 'asked']);
  // Names and words are sealed; the journal has the hash of what was signed.
  const seen = JSON.stringify([await walk.read(), await session()]);
  expect(seen).not.toContain(statement);
  await expect(read(recused.browser)).resolves.toMatchObject({ items: [], own: null });
  await expect(act(recused.browser, 'check-in', {})).rejects.toThrow();
  // Who does not answer in time is passed over.
  aheadMs += 5 * 60_000 + 1_000;
  await expect.poll(() => statesAt(busyPlace), patient).toEqual(['recused', 'timedOut', 'asked']);
  const next = await accept(busyPlace);
  expect((await read(next.browser)).items.length).toBeGreaterThan(0);
  await walk.checkIn(next);
  for (const position of [2, 3, 4]) await walk.checkIn(await at(position));
  expect(await session()).toMatchObject({ state: 'checkIn', checkedInCount: 4 });
});

it('somebody who does not come is ended by the convenor, and the panel opens once who was asked instead has signed in', async () => {
  const missing = await at(1);
  const body = { cause: 'absent', reason: '一直没有签到', isReplaced: true };
  await expect(act(missing.browser, `seats/${missing.seatId}/end`, body)).rejects.toMatchObject(
    refused('FORBIDDEN'),
  );
  const there = await at(2);
  await expect(act(walk.convenor, `seats/${there.seatId}/end`, body)).rejects.toMatchObject(
    refused('REVIEW_STATE'),
  );
  await act(walk.convenor, `seats/${missing.seatId}/end`, body);
  expect(await statesAt(1)).toEqual(['absent', 'asked']);
  await walk.checkIn(await accept(1));
  const opened = await session();
  expect(opened).toMatchObject({ state: 'panelOpened', checkedInCount: 5, panelSize: 5, quorum: 4 });
});

it('a tie is voted on again between those of it, the convenor counts once more than half have voted, and who drops stays in', async () => {
  const [one, two, three, four, five] = await walk.panel();
  if (!one || !two || !three || !four || !five) throw new Error('five are there');
  const vote = (member: Member, round: number, choice: Member) =>
    act(member.browser, 'chair-vote', { round, seatId: choice.seatId });
  for (const member of await walk.panel()) await sit(member);
  await untilAway([]);
  for (const [member, choice] of [
    [one, five],
    [two, five],
    [three, two],
    [four, two],
  ] as const)
    await vote(member, 1, choice);
  const tied = await vote(five, 1, three);
  expect(tied.pastVotes).toMatchObject([{ round: 1, chairSeatId: null }]);
  expect(tied.vote).toMatchObject({
    round: 2,
    candidateSeatIds: expect.arrayContaining([five.seatId, two.seatId]),
  });
  await expect(vote(three, 2, three)).rejects.toMatchObject(refused('REVIEW_STATE'));
  await vote(one, 2, five);
  await vote(two, 2, five);
  const early = walk.convenor.call('POST', walk.path('session/chair-vote/end'), { round: 2 });
  await expect(early).rejects.toMatchObject(refused('REVIEW_STATE'));
  await vote(three, 2, five);
  drop(four);
  await untilAway([four.seatId]);
  await walk.convenor.call('POST', walk.path('session/chair-vote/end'), { round: 2 });
  expect(await session(five.browser)).toMatchObject({ isOwnChair: true, isLead: true, vote: null });
  // Whoever dropped keeps the place, a chair as well, and comes back to it.
  drop(five);
  await untilAway([four.seatId, five.seatId]);
  await expect(act(walk.convenor, 'agenda', { to: 'presenting' })).rejects.toMatchObject(
    refused('FORBIDDEN'),
  );
  await sit(four);
  await sit(five);
  await untilAway([]);
  expect(await act(five.browser, 'agenda', { to: 'presenting' })).toMatchObject({ checkedInCount: 5 });
});

it('too few are told, the session rests and goes on where it was, and nothing is lost', async () => {
  const [, two, three] = await walk.panel();
  if (!two || !three) throw new Error('they are there');
  const before = (await session()).agenda;
  drop(two);
  drop(three);
  await expect.poll(async () => (await session()).quorumLostAt !== null, patient).toBe(true);
  await act(walk.convenor, 'suspension', { reason: '在场专家不够' });
  expect(await session()).toMatchObject({ state: 'suspended', roomId: null, checkedInCount: 5 });
  aheadMs += 60 * 60_000;
  const resumed = await act(walk.convenor, 'suspension/end');
  expect(resumed).toMatchObject({ state: 'presenting', quorumLostAt: null, checkedInCount: 5 });
  const [left, was] = [resumed.agenda?.endsAt ?? 0, before?.endsAt ?? 0];
  expect(left - was).toBeGreaterThanOrEqual(60 * 60_000);
  for (const member of await walk.panel()) await sit(member);
  await untilAway([]);
});

it('a chair who does not come back is ended by the convenor, those who are left vote anew, and the next of the draw sits', async () => {
  const [chair, two] = [await at(busyPlace), await at(2)];
  const body = { cause: 'absent', reason: '断线后没有回来', isReplaced: true };
  await expect(act(two.browser, `seats/${chair.seatId}/end`, body)).rejects.toMatchObject(
    refused('FORBIDDEN'),
  );
  drop(chair);
  await untilAway([chair.seatId]);
  const ended = await act(walk.convenor, `seats/${chair.seatId}/end`, body);
  expect(ended).toMatchObject({ isLead: true, vote: { round: 3, candidateSeatIds: expect.any(Array) } });
  const next = await accept(busyPlace);
  await walk.checkIn(next);
  await sit(next);
  for (const member of await walk.panel())
    await act(member.browser, 'chair-vote', { round: 3, seatId: two.seatId });
  expect(await session(two.browser)).toMatchObject({ isOwnChair: true, checkedInCount: 5 });
  // A chair ends the place of somebody who is missing, and tells nobody to step aside.
  const three = await at(3);
  await expect(
    act(two.browser, `seats/${three.seatId}/end`, { ...body, cause: 'recused' }),
  ).rejects.toMatchObject(refused('FORBIDDEN'));
  for (const to of ['questioning', 'deliberating', 'scoring']) await act(two.browser, 'agenda', { to });
});

it('marks of somebody who steps aside are void and kept, and nobody’s are opened before who takes the place has marked', async () => {
  const members = await walk.panel();
  const [one, , , , five] = members;
  if (!one || !five) throw new Error('five are there');
  for (const [index, member] of members.entries()) if (member !== one) await walk.score(member, index);
  const reason = '开会时才知道是亲属的项目';
  await act(five.browser, 'recusal', { reason });
  await walk.score(one, 0);
  const board = () => one.browser.call<ScoreBoard>('GET', walk.path('scores'));
  expect(await board()).toMatchObject({ judgingCount: 4, committedCount: 4, table: null });
  expect((await session()).state).toBe('scoring');
  const next = await accept(busyPlace);
  expect(await board()).toMatchObject({ judgingCount: 5, committedCount: 4, table: null });
  await walk.checkIn(next);
  await walk.score(next, 4);
  const { table } = await board();
  expect(table?.rows.filter(({ isVoid }) => isVoid)).toMatchObject([{ total: null, voidReason: reason }]);
  expect(table?.result?.count).toBe(5);
  const kept = await platform.db
    .select()
    .from(expertScoreSheets)
    .where(eq(expertScoreSheets.seatId, five.seatId));
  expect(kept[0]).toMatchObject({ opened: null, commitment: expect.any(String) });
  // Marks are open: nobody new is asked any more.
  const body = { cause: 'recused', reason: '临时有事离场', isReplaced: true };
  await expect(act(walk.convenor, `seats/${next.seatId}/end`, body)).rejects.toMatchObject(
    refused('REVIEW_STATE'),
  );
});

it('what was signed, said and how the panel sat is evidence, and found where the database holds something else', async () => {
  const [, chair] = await walk.panel();
  if (!chair) throw new Error('there is no chair');
  await walk.writeReport('passed');
  const { version } = await walk.read(chair.browser);
  await chair.browser.call('POST', walk.path('report/close'), { version, signMinutes: 60 });
  for (const member of await walk.panel()) await walk.sign(member);
  const overseer = await openStaff(platform.url, 's001');
  const check = () => overseer.call<ArchiveCheck>('GET', walk.path('archive/check'));
  const { caseId } = await walk.read();
  const told = async () =>
    (await platform.db.select().from(caseEntries).where(eq(caseEntries.caseId, caseId))).filter(
      ({ action }) => action === 'expert.sittingRecorded',
    ).length;
  await expect.poll(told, patient).toBe(1);
  expect(await check()).toMatchObject({ isIntact: true, faults: [] });
  const reviewId = eq(expertSessions.reviewId, walk.reviewId);
  const [row] = await platform.db.select().from(expertSessions).where(reviewId);
  await platform.db.update(expertSessions).set({ pastVotes: [] }).where(reviewId);
  expect((await check()).faults.map(({ name }) => name)).toEqual(['sitting.json']);
  await platform.db
    .update(expertSessions)
    .set({ pastVotes: row?.pastVotes ?? [] })
    .where(reviewId);
  await platform.db
    .update(expertCheckIns)
    .set({ contentEncrypted: 'changed' })
    .where(eq(expertCheckIns.seatId, chair.seatId));
  expect((await check()).faults.map(({ name }) => name)).toEqual([`check-in/${chair.seatId}.json`]);
});
