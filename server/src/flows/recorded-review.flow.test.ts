import { readZip } from '@cloudseat/shared/dossier/verify/read-zip.ts';
import type { CaseId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { JointReviewView } from '@cloudseat/shared/nouns/joint-review.ts';
import type { RecordingSummary, RoomRecording } from '@cloudseat/shared/nouns/recording.ts';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import {
  consentTo,
  type RecordDistrict,
  startRecordDistrict,
} from '../../../scripts/test-support/recorded-talk.ts';
import { openDesk, startTalk, takeTicket } from '../test-support/call-steps.ts';
import {
  acceptSeat,
  command,
  opinionOf,
  readReview,
  signOpinion,
  wishOf,
} from '../test-support/joint-steps.ts';
import { checkDossier, sourceOf, takeDossier } from '../test-support/take-dossier.ts';
import type { TestBrowser, TestPage } from '../test-support/test-page.ts';
import { demoPassword } from '../test-support/test-platform.ts';

const patient = { timeout: 90_000, interval: 200 };
let district: RecordDistrict;
beforeAll(async () => {
  district = await startRecordDistrict(inject('redisUrl'), inject('postgresUrl'));
});
afterAll(() => district?.close());

/** Enters the room of the review; gives who one is there. */
const enter = async (page: TestPage, roomId: RoomId) =>
  (await page.request('room:join', { callId: null, roomId })).room.selfId;
/** Until this page is shown that the recorder of this room stands so. */
const untilRecorder = (page: TestPage, roomId: RoomId, expected: Partial<RoomRecording>) =>
  page.waitFor('room:updated', ({ room }) =>
    Object.entries(expected).every(
      ([name, value]) => room.roomId === roomId && room.recording?.[name as keyof RoomRecording] === value,
    ),
  );

it('a joint review is recorded, its closed part by itself, sealed, handed out, and a changed byte of it is found', async () => {
  const { left, right } = district;
  const ticket = await takeTicket(right.url);
  await consentTo(ticket.browser, ticket.callId, true);
  const lead = await openDesk(left.url, 'a001');
  const housing = await openDesk(right.url, 'a021');
  await startTalk(ticket, lead.desk);
  const { desk } = await lead.desk.waitFor('desk:updated', (told) => told.desk.call?.caseId != null);
  const caseId = desk.call?.caseId as CaseId;
  const wish = wishOf([{ departmentId: 'housing' }], { callId: ticket.callId });
  const { reviewId } = await lead.browser.call<JointReviewView>(
    'POST',
    `/cases/${caseId}/joint-reviews`,
    wish,
  );
  await acceptSeat(housing, reviewId);
  const readRoom = async () => (await readReview(lead.browser, reviewId)).roomId;
  await expect.poll(readRoom).not.toBeNull();
  const roomId = (await readRoom()) as RoomId;
  const selfIds = [await enter(lead.desk, roomId), await enter(housing.desk, roomId)];
  const act = (path: string, body?: Record<string, unknown>) => command(lead.browser, reviewId, path, body);
  await act('phase', { phase: 'openSession' });
  await act('applicant');
  selfIds.push(await enter(ticket.page, roomId));

  // What all have heard, with the word that the applicant gave before the talk.
  await untilRecorder(lead.desk, roomId, { state: 'recording', part: 'open', consent: 'given' });
  for (const selfId of selfIds) await district.speak(roomId, selfId);
  await expect.poll(() => district.rolesIn(roomId, 'open'), patient).toEqual(['agent', 'applicant']);

  // The departments among themselves: another recording, without whoever waits outside.
  for (const page of [lead.desk, ticket.page]) page.forget();
  await act('phase', { phase: 'closedDeliberation' });
  await untilRecorder(lead.desk, roomId, { state: 'recording', part: 'closed' });
  await untilRecorder(ticket.page, roomId, { part: 'open', isSelfRecorded: false });
  await expect.poll(() => district.rolesIn(roomId, 'closed'), patient).toEqual(['agent']);
  await act('end-of-sitting');
  for (const { browser } of [housing, lead]) await signOpinion(browser, reviewId, opinionOf());
  await act('consolidation', { summary: '可以开业。', resolutions: [] });
  await act('issue', { password: demoPassword });
  await ticket.page.request('call:end', { callId: ticket.callId });

  const list = async (browser: TestBrowser) =>
    (await browser.call<{ recordings: RecordingSummary[] }>('GET', `/recordings?caseId=${caseId}`))
      .recordings;
  const states = async () =>
    (await list(lead.browser)).map(({ kind, part, state }) => `${kind} ${part} ${state}`);
  await expect
    .poll(async () => (await states()).sort(), patient)
    .toEqual(['call open sealed', 'jointReview closed sealed', 'jointReview open sealed']);
  expect(await district.rolesIn(roomId, 'closed')).toEqual(['agent']);
  // Whoever sat there knows of the closed part; of the talk before it, who was not in it does not.
  expect((await list(housing.browser)).map(({ kind, part }) => `${kind} ${part}`).sort()).toEqual([
    'jointReview closed',
    'jointReview open',
  ]);
  await expect(list(ticket.browser)).rejects.toMatchObject({ body: { code: 'FORBIDDEN' } });

  const bytes = await takeDossier(lead.browser, caseId);
  const check = (of: Buffer) => checkDossier(lead.browser, of);
  const report = await check(bytes);
  expect(report).toMatchObject({ verdict: 'intact', findings: [], about: { recordingCount: 3 } });
  const entries = (await readZip(sourceOf(bytes)))?.entries ?? [];
  expect(entries.filter(({ path }) => path.startsWith('opinions/'))).toHaveLength(2);
  const closed = (await list(lead.browser)).find(({ part }) => part === 'closed');
  const segment = entries.find(
    ({ path }) => path.startsWith(`recordings/${closed?.recordingId}/`) && path.endsWith('.webm'),
  );
  if (segment === undefined) throw new Error('the closed part is not in the dossier');
  const changed = Buffer.from(bytes);
  changed[segment.contentAt] = (changed[segment.contentAt] ?? 0) ^ 1;
  expect((await check(changed)).findings).toEqual([
    expect.objectContaining({ problem: 'changed', subject: segment.path }),
  ]);
  for (const { desk: page } of [lead, housing]) page.close();
  ticket.page.close();
}, 300_000);
