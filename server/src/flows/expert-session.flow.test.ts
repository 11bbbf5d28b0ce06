import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import type { InStepItem } from '@cloudseat/shared/nouns/expert-session.ts';
import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import {
  actOn,
  checkIn,
  openPanelist,
  plantPanel,
  readSession,
} from '../expert-review/session/test-support/planted-panel.ts';
import { openLead } from '../test-support/joint-steps.ts';
import { startDistrict, type TestDistrict } from '../test-support/test-district.ts';
import type { TestBrowser, TestPage } from '../test-support/test-page.ts';
import { demoPassword } from '../test-support/test-platform.ts';

let district: TestDistrict;
const pages: TestPage[] = [];
beforeAll(async () => {
  district = await startDistrict(inject('redisUrl'), inject('postgresUrl'));
});
afterAll(async () => {
  for (const page of pages) page.close();
  await district?.close();
});

const refused = (code: string) => ({ body: { code } });
const film: InStepItem = {
  ...{ itemId: 'film-1', kind: 'film', itemVersion: 1, page: 1 },
  ...{ isPlaying: true, positionMs: 5_000, rate: 1 },
};
async function openPage(browser: TestBrowser, side: 'applicant' | 'staff'): Promise<TestPage> {
  const page = await browser.open(side);
  pages.push(page);
  return page;
}
const enter = (page: TestPage, roomId: RoomId) => page.request('room:join', { callId: null, roomId });
/** Until this page is shown that its person sits in this lane. */
const untilLane = (page: TestPage, roomId: RoomId, lane: string) =>
  page.waitFor(
    'room:updated',
    ({ room }) =>
      room.roomId === roomId &&
      room.participants.some((each) => each.participantId === room.selfId && each.lane === lane),
  );

/** A panel of three whose check-in is open, with everybody's browsers over two servers. */
async function openCheckIn(state: 'preReview' | 'checkIn' = 'preReview') {
  const { left, right, query } = district;
  const { ticket, lead, caseId } = await openLead(left.url);
  pages.push(lead.desk, ticket.page);
  const planted = await plantPanel(query, caseId, ['e001', 'e002', 'e003'], state);
  const [convenor, second] = [await openPanelist(left.url, 'c001'), await openPanelist(right.url, 'c002')];
  const experts: TestBrowser[] = [];
  for (const [index, { loginName }] of planted.seats.entries())
    experts.push(await openPanelist(index === 2 ? right.url : left.url, loginName));
  const [e1, e2, e3] = experts as [TestBrowser, TestBrowser, TestBrowser];
  await lead.desk.request('call:end', { callId: ticket.callId });
  return { ...planted, convenor, second, e1, e2, e3, unit: ticket.browser };
}

it('experts check in, one steps aside, the rest choose a chair by vote and go through the session over two servers', async () => {
  const { reviewId, caseId, seats, convenor, second, e1, e2, e3, unit } = await openCheckIn();
  const act = (browser: TestBrowser, path: string, body?: Record<string, unknown>) =>
    actOn(browser, reviewId, path, body);
  const stranger = await openPanelist(district.left.url, 'e009');
  await expect(readSession(stranger, reviewId)).rejects.toMatchObject(refused('NOT_FOUND'));
  await expect(act(unit, 'check-in/opening')).rejects.toMatchObject(refused('FORBIDDEN'));
  await expect(checkIn(e1, reviewId)).rejects.toThrow('nothing is to be signed');

  expect(await act(convenor, 'check-in/opening')).toMatchObject({
    state: 'checkIn',
    roomId: null,
    panelSize: 3,
  });
  await expect(checkIn(e1, reviewId, { password: 'not this' })).rejects.toMatchObject(
    refused('PASSWORD_WRONG'),
  );
  expect(await checkIn(e1, reviewId)).toMatchObject({ wording: null, checkedInCount: 1 });
  const said = { relations: ['kin'], statement: '经办人是我表弟' };
  expect(await checkIn(e2, reviewId, said)).toMatchObject({ state: 'checkIn', checkedInCount: 1 });
  await checkIn(e3, reviewId);

  // Nobody learns from the journal, or as convenor, who they are, nor what the one said.
  const lines = JSON.stringify(
    await district.query('select * from case_entries where case_id = $1', [caseId]),
  );
  expect(lines).toContain('expert.checkedIn');
  const shown = JSON.stringify(await convenor.call('GET', `/expert-reviews/${reviewId}`));
  for (const { accountId, name } of seats)
    for (const secret of [accountId, name, said.statement])
      for (const text of [lines, shown]) expect(text).not.toContain(secret);

  await expect(act(convenor, 'panel', { version: 0 })).rejects.toMatchObject(refused('CHANGED_MEANWHILE'));
  const { roomId, mayOpenPanel } = await act(convenor, 'panel');
  expect(mayOpenPanel).toBe(false);
  if (roomId === null) throw new Error('no room');
  const { seats: open } = await unit.call<ExpertReviewView>('GET', `/expert-reviews/${reviewId}`);
  expect(open.map(({ name, isVoid }) => [name, isVoid])).toEqual(
    seats.map(({ name }, index) => [name, index === 1]),
  );

  const [ofConvenor, of1, of3] = [
    await openPage(convenor, 'staff'),
    await openPage(e1, 'staff'),
    await openPage(e3, 'staff'),
  ];
  const ofUnit = await openPage(unit, 'applicant');
  const { room } = await enter(ofConvenor, roomId);
  expect(room.sitting?.attendees.find(({ part }) => part === 'chair')?.participantId).toBe(room.selfId);
  for (const page of [of1, of3]) expect((await enter(page, roomId)).room.sitting?.phase).toBe('openSession');
  const ofRecused = await openPage(e2, 'staff');
  await expect(enter(ofRecused, roomId)).rejects.toMatchObject(refused('NOT_FOUND'));
  expect((await enter(ofUnit, roomId)).room.sitting?.attendees).toHaveLength(2);

  // A tie, then a chair.
  const [first, third] = [seats[0]?.seatId, seats[2]?.seatId];
  await act(e1, 'chair-vote', { round: 1, seatId: first });
  const between = await readSession(e3, reviewId);
  expect(between.vote).toMatchObject({ round: 1, votedSeatIds: [first], ownChoiceSeatId: null });
  const tied = await act(e3, 'chair-vote', { round: 1, seatId: third });
  expect(tied.vote?.round).toBe(2);
  await expect(act(e1, 'chair-vote', { round: 1, seatId: first })).rejects.toMatchObject(
    refused('CHANGED_MEANWHILE'),
  );
  await expect(act(convenor, 'agenda', { to: 'presenting' })).rejects.toMatchObject(refused('REVIEW_STATE'));
  await act(e3, 'chair-vote', { round: 2, seatId: first });
  await act(e1, 'chair-vote', { round: 2, seatId: first });
  expect(await readSession(e1, reviewId)).toMatchObject({ isLead: true, isOwnChair: true, vote: null });

  for (const browser of [e3, convenor])
    await expect(act(browser, 'agenda', { to: 'presenting' })).rejects.toMatchObject(refused('FORBIDDEN'));
  const presenting = await act(e1, 'agenda', { to: 'presenting' });
  const { startedAt = 0, endsAt } = presenting.agenda ?? {};
  expect(endsAt).toBe(startedAt + 20 * 60_000);
  expect((await act(e1, 'agenda/time', { minutes: 5 })).agenda?.endsAt).toBe(startedAt + 25 * 60_000);
  await untilLane(ofUnit, roomId, 'main');

  // In step: the unit leads while it presents, and whoever comes late is told.
  await act(unit, 'step', { item: film });
  const told = await of3.waitFor('expertSession:stepped', ({ inStep }) => inStep.item?.itemId === 'film-1');
  expect(told.inStep).toMatchObject({ item: film, revision: 1 });
  expect((await readSession(e3, reviewId)).inStep).toEqual(told.inStep);
  await expect(act(e3, 'step', { item: null })).rejects.toMatchObject(refused('FORBIDDEN'));
  await act(e1, 'options', { mayUnitStep: false });
  await expect(act(unit, 'step', { item: null })).rejects.toMatchObject(refused('FORBIDDEN'));

  // Whoever has the floor shows what they ask about.
  await act(e1, 'agenda', { to: 'questioning' });
  await expect(act(e3, 'step', { item: film })).rejects.toMatchObject(refused('FORBIDDEN'));
  const third3 = (await enter(of3, roomId)).room.selfId;
  await of1.request('sitting:giveFloor', { roomId, participantId: third3 });
  await act(e3, 'step', { item: { ...film, isPlaying: false } });
  await ofUnit.waitFor('expertSession:stepped', ({ inStep }) => inStep.item?.isPlaying === false);

  // The closed part: the unit is out, and does not learn what is looked at.
  await act(e1, 'agenda', { to: 'deliberating' });
  await untilLane(ofUnit, roomId, 'held');
  ofUnit.forget();
  expect((await readSession(unit, reviewId)).inStep).toBeNull();
  await act(e1, 'step', { item: { ...film, itemId: 'film-2' } });
  await of3.waitFor('expertSession:stepped', ({ inStep }) => inStep.item?.itemId === 'film-2');
  await ofConvenor.waitFor('expertSession:stepped', ({ inStep }) => inStep.item?.itemId === 'film-2');
  await act(e1, 'options', { isConvenorOut: true });
  await untilLane(ofConvenor, roomId, 'held');
  expect((await readSession(convenor, reviewId)).inStep).toBeNull();

  // Interrupted, and gone on with in another room where it was.
  await act(convenor, 'suspension', { reason: '停电' });
  for (const page of [of1, of3, ofUnit])
    await page.waitFor('room:closed', ({ reason }) => reason === 'ended');
  await expect(enter(of1, roomId)).rejects.toMatchObject(refused('ROOM_NOT_OPEN'));
  const resumed = await act(convenor, 'suspension/end');
  expect(resumed).toMatchObject({ state: 'deliberating', isClosed: true, checkedInCount: 2 });
  expect(resumed.roomId).not.toBe(roomId);
  const again = await enter(of1, resumed.roomId as RoomId);
  expect(again.room.sitting).toMatchObject({ phase: 'closedDeliberation', kind: 'expertReview' });
  await ofUnit.request('room:join', { callId: null, roomId: resumed.roomId as RoomId });
  const told2 = await ofUnit.ask('sitting:raiseHand', { roomId: resumed.roomId, isRaised: true });
  expect(told2).toMatchObject({ ok: false, error: { code: 'ROOM_NOT_OPEN' } });

  // Void takes two.
  await act(convenor, 'voiding', { act: 'propose', reason: '程序有误', password: demoPassword });
  const alone = act(convenor, 'voiding', { act: 'confirm', password: demoPassword });
  await expect(alone).rejects.toMatchObject(refused('FORBIDDEN'));
  expect(await act(second, 'voiding', { act: 'confirm', password: demoPassword })).toMatchObject({
    ...{ state: 'void', roomId: null, voiding: null },
  });
  await expect(act(e1, 'agenda', { to: 'scoring' })).rejects.toMatchObject(refused('REVIEW_STATE'));
}, 120_000);
