import { type CallId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { makeId } from '../platform/ids.ts';
import { openDesk, startTalk, takeTicket } from '../test-support/call-steps.ts';
import {
  enterSitting,
  openApplicant,
  openSittingDriver,
  openStaff,
  type Sitter,
  sittingOf,
} from '../test-support/sitting-driver.ts';
import type { TestPage } from '../test-support/test-page.ts';
import {
  makeTenant,
  startServerProcess,
  startTestSfu,
  type TestServerProcess,
  type TestSfu,
} from '../test-support/test-platform.ts';
import { createTestPostgres, type TestPostgres } from '../test-support/test-postgres.ts';

const tenant = makeTenant();
let postgres: TestPostgres;
let nodes: TestSfu[];
let left: TestServerProcess;
let right: TestServerProcess;
let driver: ReturnType<typeof openSittingDriver>;
beforeAll(async () => {
  postgres = await createTestPostgres(inject('postgresUrl'));
  nodes = await Promise.all([startTestSfu(), startTestSfu()]);
  const options = {
    ...{ redisUrl: inject('redisUrl'), sfuUrls: nodes.map(({ url }) => url), tenant },
    databaseUrl: postgres.url,
  };
  [left, right] = await Promise.all([startServerProcess(options), startServerProcess(options)]);
  driver = openSittingDriver(inject('redisUrl'), tenant);
});
afterAll(async () => {
  driver?.close();
  await Promise.all([left?.close(), right?.close()]);
  await Promise.all((nodes ?? []).map((node) => node.stop()));
  await postgres?.drop();
});

type Joined = { sendTransport: { iceCandidates: { port?: unknown }[] }; room: { participants: object[] } };
/** Which of the nodes carries what this answer is about: each has a media port of its own. */
const nodeOf = ({ sendTransport }: Joined): TestSfu | undefined =>
  nodes.find(({ mediaPorts }) =>
    sendTransport.iceCandidates.some(({ port }) => mediaPorts.includes(Number(port))),
  );
const joinTalk = (page: TestPage, callId: CallId) =>
  page.request('room:join', { callId, roomId: RoomId.parse(callId) });

it('a killed media node takes nobody out of a talk or a review: all are told at once and meet on another node', async () => {
  const { desk } = await openDesk(right.url, 'a001');
  const ticket = await takeTicket(left.url);
  const { page, callId } = ticket;
  await startTalk(ticket, desk);
  const lost = nodeOf((await joinTalk(page, callId)) as Joined);
  await joinTalk(desk, callId);

  const [chair, reviewer] = [await openStaff(left.url, 'a005'), await openStaff(right.url, 'a009')];
  const owner = await openApplicant(left.url, '13700002001');
  const sitters: Sitter[] = [chair, reviewer, owner];
  /** New ones go where less is, so that a few of them are on both nodes. */
  const rooms = new Map<TestSfu | undefined, RoomId>();
  for (let at = 0; rooms.size < 2 && at < 6; at += 1) {
    const roomId = RoomId.parse(makeId());
    await driver.sittings.open(sittingOf(roomId, chair.person, [reviewer.person], [owner.person]));
    const seated = [];
    for (const sitter of sitters) seated.push(nodeOf((await enterSitting(sitter, roomId)) as Joined));
    expect(new Set(seated).size).toBe(1);
    rooms.set(seated[0], roomId);
  }
  const other = nodes.find((node) => node !== lost);
  const [roomId, spared] = [rooms.get(lost), rooms.get(other)];
  if (roomId === undefined || spared === undefined) throw new Error('the reviews are all on one node');

  const everybody = [page, desk, ...sitters.map((sitter) => sitter.page)];
  for (const each of everybody) each.forget();
  await lost?.kill();
  const told = (by: TestPage, id: string) =>
    by.waitFor('room:closed', (closed) => closed.roomId === id && closed.reason === 'mediaLost');
  await Promise.all([
    ...sitters.map((sitter) => told(sitter.page, roomId)),
    ...[page, desk].map((each) => told(each, callId)),
  ]);

  // Each comes back, and finds the others where the lobby and the talk left them.
  const again = await Promise.all(sitters.map((sitter) => enterSitting(sitter, roomId)));
  expect(again.map((each) => nodeOf(each as Joined))).toEqual([other, other, other]);
  await chair.page.waitFor(
    'room:updated',
    ({ room }) => room.roomId === roomId && room.participants.length === 2,
  );
  expect(again[2]?.room.sitting?.attendees.find(({ part }) => part === 'party')).toMatchObject({
    standing: 'lobby',
  });
  const back = [await joinTalk(desk, callId), await joinTalk(page, callId)];
  expect(back.map((each) => nodeOf(each as Joined))).toEqual([other, other]);
  expect(back[1]?.room).toMatchObject({ phase: 'live', participants: [{}, {}] });

  // What was on the other node goes on.
  await chair.page.request('sitting:lock', { roomId: spared, isLocked: true });
  expect(nodeOf((await enterSitting(reviewer, spared)) as Joined)).toBe(other);
  for (const each of everybody) each.close();
});
