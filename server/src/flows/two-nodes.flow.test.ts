import { type ProducerId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { makeId } from '../platform/ids.ts';
import { peerIdOf } from '../room/person.ts';
import { MediaPage } from '../test-support/media-page.ts';
import {
  enterSitting,
  openApplicant,
  openSittingDriver,
  openStaff,
  type Sitter,
  sittingOf,
} from '../test-support/sitting-driver.ts';
import {
  makeTenant,
  startServerProcess,
  startTestSfu,
  type TestServerProcess,
  type TestSfu,
} from '../test-support/test-platform.ts';
import { createTestPostgres, type TestPostgres } from '../test-support/test-postgres.ts';

const patient = { timeout: 60_000, interval: 50 };
const tenant = makeTenant();
let postgres: TestPostgres;
let nodes: TestSfu[] = [];
let servers: TestServerProcess[] = [];
let driver: ReturnType<typeof openSittingDriver>;
let departments: Sitter[];
let owner: Sitter;
const opened: MediaPage[] = [];

beforeAll(async () => {
  postgres = await createTestPostgres(inject('postgresUrl'));
  nodes = await Promise.all([startTestSfu(), startTestSfu()]);
  const options = {
    ...{ redisUrl: inject('redisUrl'), sfuUrls: nodes.map(({ url }) => url), tenant },
    databaseUrl: postgres.url,
  };
  servers = await Promise.all([startServerProcess(options), startServerProcess(options)]);
  driver = openSittingDriver(inject('redisUrl'), tenant);
  const urlOf = (index: number) => servers[index % 2]?.url ?? '';
  departments = await Promise.all(
    Array.from({ length: 6 }, (_, index) => openStaff(urlOf(index), `a00${index + 1}`)),
  );
  owner = await openApplicant(urlOf(1), '13700003001');
});
afterAll(async () => {
  for (const each of opened) each.close();
  for (const { page } of [...departments, owner]) page.close();
  driver?.close();
  await Promise.all(servers.map((server) => server.close()));
  await Promise.all(nodes.map((node) => node.kill()));
  await postgres?.drop();
});

type Joined = Awaited<ReturnType<typeof enterSitting>>;
/** Which of the nodes carries what this answer is about: each has a media port of its own. */
const nodeOf = ({ sendTransport }: Joined): TestSfu | undefined =>
  nodes.find(({ mediaPorts }) =>
    sendTransport.iceCandidates.some(({ port }) => mediaPorts.includes(Number(port))),
  );
async function enter({ page }: Sitter, roomId: RoomId): Promise<MediaPage> {
  const entered = await MediaPage.enter(page, roomId);
  opened.push(entered);
  return entered;
}
const othersOf = (own: MediaPage, all: readonly MediaPage[]): ProducerId[] =>
  all.filter((other) => other !== own).flatMap(({ producerIds }) => producerIds);
/** Who of these does not yet get what of whom. */
const missing = (all: readonly MediaPage[], before: ReadonlyMap<string, number>) =>
  all.flatMap((each, index) =>
    othersOf(each, all)
      .filter((producerId) => each.received(producerId) <= (before.get(`${index} ${producerId}`) ?? 0))
      .map((producerId) => `${index} ${producerId}`),
  );
const countAll = (all: readonly MediaPage[]) =>
  new Map(
    all.flatMap((each, index) =>
      othersOf(each, all).map((producerId): [string, number] => [
        `${index} ${producerId}`,
        each.received(producerId),
      ]),
    ),
  );
/** Everybody gets more of everybody. */
async function moreOf(all: readonly MediaPage[]): Promise<void> {
  const before = countAll(all);
  await expect.poll(() => missing(all, before), patient).toEqual([]);
}
/** Each is told of all the others before it takes them. */
async function takeAll(all: readonly MediaPage[], roomId: RoomId): Promise<void> {
  await Promise.all(
    all.map(async (each) => {
      const wanted = othersOf(each, all);
      await each.page.waitFor('room:updated', ({ room }) => {
        const listed = room.participants.flatMap(({ sources }) =>
          sources.map(({ producerId }) => producerId),
        );
        return room.roomId === roomId && wanted.every((producerId) => listed.includes(producerId));
      });
      await each.take(wanted);
    }),
  );
}

it('a room goes on over two nodes when one drains, closes its door on both, and outlives the death of either', async () => {
  const roomId = RoomId.parse(makeId());
  const [chair, ...reviewers] = departments as [Sitter, ...Sitter[]];
  const people = reviewers.map(({ person }) => person);
  await driver.sittings.open(sittingOf(roomId, chair.person, people, [owner.person]));
  const [near, far] = [departments.slice(0, 3), departments.slice(3)];

  const first = [];
  for (const sitter of near) first.push(await enter(sitter, roomId));
  const home = nodeOf(first[0]?.joined as Joined);
  const other = nodes.find((node) => node !== home);
  expect(first.map(({ joined }) => nodeOf(joined))).toEqual([home, home, home]);

  // Home is to stop one day: whoever is there stays, whoever comes goes elsewhere. Both servers have heard of it by then.
  home?.drain();
  for (const sitter of [far[0], far[1]] as Sitter[])
    await expect
      .poll(async () => nodeOf((await enterSitting(sitter, roomId)) as Joined), patient)
      .toBe(other);
  const second = await Promise.all([...far, owner].map((sitter) => enter(sitter, roomId)));
  expect(second.map(({ joined }) => nodeOf(joined))).toEqual(second.map(() => other));
  expect(await driver.sittings.get(roomId)).toMatchObject({ furtherNodeIds: [expect.any(String)] });

  await chair.page.request('sitting:admit', { roomId, participantId: 'everybody' });
  const everybody = [...first, ...second];
  await takeAll(everybody, roomId);
  await moreOf(everybody);

  // The closed part: not one packet more to the applicant, who is on the other node than the chair, and none of theirs to anybody.
  const held = everybody.at(-1) as MediaPage;
  const inside = everybody.slice(0, -1);
  await driver.sittings.setPhase(roomId, 'closedDeliberation');
  await held.page.waitFor('room:updated', ({ room }) => room.sitting?.phase === 'closedDeliberation');
  const flat = () => [
    ...othersOf(held, everybody).map((producerId) => held.received(producerId)),
    ...inside.flatMap((each) => held.producerIds.map((producerId) => each.received(producerId))),
  ];
  // What was on its way has arrived.
  await moreOf(inside);
  const before = flat();
  await moreOf(inside);
  expect(flat()).toEqual(before);

  // The node dies that the room began on: those of the other one stay in their places, and all meet there.
  for (const { page } of departments) page.forget();
  await home?.kill();
  await Promise.all(
    near.map(({ page }) =>
      page.waitFor('room:closed', (told) => told.roomId === roomId && told.reason === 'mediaLost'),
    ),
  );
  const back = await Promise.all(near.map((sitter) => enter(sitter, roomId)));
  expect(back.map(({ joined }) => nodeOf(joined))).toEqual([other, other, other]);
  const stayed = second.slice(0, -1);
  const together = [...back, ...stayed];
  await Promise.all(back.map((each) => each.take(othersOf(each, together))));
  await Promise.all(stayed.map((each) => each.take(back.flatMap(({ producerIds }) => producerIds))));
  await moreOf(together);
  expect(flat().slice(0, before.length / 2)).toEqual(before.slice(0, before.length / 2));
  const { sfuNodeId, furtherNodeIds, members } = await driver.sittings.get(roomId);
  expect([sfuNodeId === null, furtherNodeIds]).toEqual([false, []]);
  for (const { person } of departments)
    expect(members.find(({ peerId }) => peerId === peerIdOf(person))).toMatchObject({ isHere: true });
  await driver.sittings.end(roomId);
});
