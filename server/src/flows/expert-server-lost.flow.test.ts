import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import type { ScoreBoard } from '@cloudseat/shared/nouns/expert-score.ts';
import type { ExpertSession } from '@cloudseat/shared/nouns/expert-session.ts';
import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { type RecordDistrict, startRecordDistrict } from '../../../scripts/test-support/recorded-talk.ts';
import { type DatabaseHandle, openDatabase } from '../platform/db.ts';
import { createLogger } from '../platform/logger.ts';
import { fileProject } from '../test-support/expert-steps.ts';
import { walkReview } from '../test-support/expert-walk.ts';
import type { TestBrowser, TestPage } from '../test-support/test-page.ts';

const patient = { timeout: 60_000, interval: 200 };
let district: RecordDistrict;
let database: DatabaseHandle;
let walk: Awaited<ReturnType<typeof walkReview>>;
const pages: TestPage[] = [];
beforeAll(async () => {
  district = await startRecordDistrict(inject('redisUrl'), inject('postgresUrl'));
  const logger = createLogger({ level: 'silent', name: 'test' });
  database = await openDatabase({ url: district.databaseUrl, dataFolder: '', logger });
  const { url } = district.left;
  walk = await walkReview(url, database.db, await fileProject(url));
  await walk.sitDown();
  for (const part of ['presenting', 'questioning', 'deliberating', 'scoring'] as const) await walk.goTo(part);
}, 180_000);
afterAll(async () => {
  for (const page of pages) page.close();
  await database?.close();
  await district?.close();
});

async function enter(browser: TestBrowser, side: 'staff' | 'applicant', roomId: RoomId) {
  const page = await browser.open(side);
  pages.push(page);
  return { page, ...(await page.request('room:join', { callId: null, roomId })) };
}

it('a server that dies while marks are given takes none with it: the panel goes on at another, the unit stays out', async () => {
  const { roomId } = await walk.unit.call<ExpertSession>('GET', walk.path('session'));
  if (roomId === null) throw new Error('there is no room');
  const members = await walk.panel();
  const [chair, ...others] = members;
  const last = others.at(-1);
  if (chair === undefined || last === undefined) throw new Error('there is no panel');
  await enter(chair.browser, 'staff', roomId);
  for (const [index, member] of members.slice(0, -1).entries()) await walk.score(member, index);
  const draft = {
    ...{
      marks: [{ criterionId: (await walk.read()).kind.criteria[0]?.criterionId, score: 7, remark: '待核' }],
    },
    ...{ proposal: null, remark: '' },
  };
  await last.browser.call('PUT', walk.path('score-draft'), draft);

  await district.left.kill();
  const moved = members.map((member) => ({
    ...member,
    browser: member.browser.movedTo(district.right.url),
  }));
  const [ofChair, ofLast] = [moved[0], moved.at(-1)];
  const unit = walk.unit.movedTo(district.right.url);
  if (ofChair === undefined || ofLast === undefined) throw new Error('there is no panel');
  const read = (browser: TestBrowser) =>
    browser.call<ExpertReviewView>('GET', `/expert-reviews/${walk.reviewId}`);
  expect(await read(ofChair.browser)).toMatchObject({ state: 'scoring', roomId });

  // The same room, the same door.
  const { room } = await enter(ofChair.browser, 'staff', roomId);
  expect(room.participants.find(({ participantId }) => participantId === room.selfId)?.lane).toBe('private');
  const outside = (await enter(unit, 'applicant', roomId)).room;
  expect(outside.participants.filter(({ lane }) => lane === 'private')).toEqual([]);

  const board = (browser: TestBrowser) => browser.call<ScoreBoard>('GET', walk.path('scores'));
  expect((await board(ofLast.browser)).own?.draft).toMatchObject(draft);
  expect(JSON.stringify(await board(ofChair.browser))).not.toContain('待核');
  await walk.score(ofLast, members.length - 1);
  await expect.poll(async () => (await read(ofChair.browser)).state, patient).toBe('reportDraft');
  const { table } = await board(ofChair.browser);
  expect(table?.rows.filter(({ sheet }) => sheet !== null).map(({ seatId }) => seatId as string)).toEqual(
    members.map(({ seatId }) => seatId),
  );
}, 120_000);
