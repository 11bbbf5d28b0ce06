import { type ProducerId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { makeId } from '../platform/ids.ts';
import { MediaPage } from '../test-support/media-page.ts';
import { openSittingDriver, openStaff, type Sitter, sittingOf } from '../test-support/sitting-driver.ts';
import {
  makeTenant,
  startServerProcess,
  startTestSfu,
  type TestServerProcess,
  type TestSfu,
} from '../test-support/test-platform.ts';
import { createTestPostgres, type TestPostgres } from '../test-support/test-postgres.ts';

/** More than one router of a room takes. */
const size = 10;
const tenant = makeTenant();
let postgres: TestPostgres;
let sfu: TestSfu;
let servers: TestServerProcess[] = [];
let driver: ReturnType<typeof openSittingDriver>;
const sitters: Sitter[] = [];
let inRoom: MediaPage[] = [];

beforeAll(async () => {
  postgres = await createTestPostgres(inject('postgresUrl'));
  sfu = await startTestSfu({ CLOUDSEAT_SFU_WORKERS: '2' });
  const options = {
    ...{ redisUrl: inject('redisUrl'), sfuUrls: [sfu.url], tenant, databaseUrl: postgres.url },
  };
  servers = await Promise.all([startServerProcess(options), startServerProcess(options)]);
  driver = openSittingDriver(inject('redisUrl'), tenant);
  for (let index = 0; index < size; index += 1) {
    const url = servers[index % 2]?.url ?? '';
    sitters.push(await openStaff(url, `a${String(index + 1).padStart(3, '0')}`));
  }
});
afterAll(async () => {
  for (const each of inRoom) each.close();
  for (const { page } of sitters) page.close();
  driver?.close();
  await Promise.all(servers.map((server) => server.close()));
  await sfu?.stop();
  await postgres?.drop();
});

/** Everybody enters, and takes everybody else. */
async function meet(roomId: RoomId): Promise<MediaPage[]> {
  const all = await Promise.all(sitters.map(({ page }) => MediaPage.enter(page, roomId)));
  await Promise.all(all.map((each) => each.take(othersOf(each, all))));
  return all;
}
const othersOf = (own: MediaPage, all: readonly MediaPage[]): ProducerId[] =>
  all.filter((other) => other !== own).flatMap(({ producerIds }) => producerIds);
/** Who does not yet get what of whom. */
const missing = (all: readonly MediaPage[]) =>
  all.flatMap((each) => othersOf(each, all).filter((producerId) => each.received(producerId) === 0));
const portsOf = (all: readonly MediaPage[]) =>
  new Set(all.flatMap(({ joined }) => joined.sendTransport.iceCandidates.map(({ port }) => port)));

it('whichever worker of a room over two is killed: all are told, join again, and everybody gets everybody’s packets', async () => {
  const roomId = RoomId.parse(makeId());
  const [chair, ...reviewers] = sitters as [Sitter, ...Sitter[]];
  const people = reviewers.map(({ person }) => person);
  await driver.sittings.open(sittingOf(roomId, chair.person, people, []));
  inRoom = await meet(roomId);
  expect(portsOf(inRoom)).toEqual(new Set(sfu.mediaPorts));
  await expect.poll(() => missing(inRoom)).toEqual([]);

  // The room is on the second one in any case: where else while the first is away.
  for (const pid of sfu.workerPids) {
    const before = inRoom;
    for (const { page } of sitters) page.forget();
    process.kill(pid, 'SIGKILL');
    await Promise.all(
      sitters.map(({ page }) =>
        page.waitFor('room:closed', (closed) => closed.roomId === roomId && closed.reason === 'mediaLost'),
      ),
    );
    inRoom = await meet(roomId);
    await expect.poll(() => missing(inRoom)).toEqual([]);
    for (const each of before) each.close();
  }
});
