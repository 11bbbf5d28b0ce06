import { ConsumerId, type ProducerId, RoomId, TransportId } from '@cloudseat/shared/nouns/ids.ts';
import type { RtpCapabilities } from '@cloudseat/shared/nouns/media.ts';
import { visiblePictureMax } from '@cloudseat/shared/nouns/review-room.ts';
import type { RoomView } from '@cloudseat/shared/nouns/room.ts';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createMediaNodes, type MediaNodes } from '../media/media-nodes.ts';
import type { RemoteRoom } from '../media/remote-room.ts';
import { makeId } from '../platform/ids.ts';
import { peerIdOf } from '../room/person.ts';
import {
  enterSitting,
  openSittingDriver,
  openStaff,
  type Sitter,
  sittingOf,
} from '../test-support/sitting-driver.ts';
import {
  makeTenant,
  sfuSecret,
  startServerProcess,
  startTestSfu,
  type TestServerProcess,
  type TestSfu,
} from '../test-support/test-platform.ts';
import { createTestPostgres, type TestPostgres } from '../test-support/test-postgres.ts';

const size = 25;
const tenant = makeTenant();
let postgres: TestPostgres;
let sfu: TestSfu;
let servers: TestServerProcess[] = [];
let driver: ReturnType<typeof openSittingDriver>;
let nodes: MediaNodes;
const sitters: Sitter[] = [];

beforeAll(async () => {
  postgres = await createTestPostgres(inject('postgresUrl'));
  sfu = await startTestSfu();
  const options = {
    ...{ redisUrl: inject('redisUrl'), sfuUrls: [sfu.url], tenant, databaseUrl: postgres.url },
  };
  servers = await Promise.all([startServerProcess(options), startServerProcess(options)]);
  driver = openSittingDriver(inject('redisUrl'), tenant);
  nodes = createMediaNodes({ urls: [sfu.url], secret: sfuSecret, logger: pino({ level: 'silent' }) });
  for (let index = 0; index < size; index += 1) {
    const url = servers[index % 2]?.url ?? '';
    sitters.push(await openStaff(url, `a${String(index + 1).padStart(3, '0')}`));
  }
});
afterAll(async () => {
  for (const { page } of sitters) page.close();
  await nodes?.close();
  driver?.close();
  await Promise.all(servers.map((server) => server.close()));
  await sfu?.stop();
  await postgres?.drop();
});

const codecOf = {
  microphone: { mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2 },
  camera: { mimeType: 'video/VP8', payloadType: 96, clockRate: 90_000 },
} as const;
let ssrc = 100;

/** Comes in, sends a face and a voice, and tells what it knows of the others by then. */
async function comeIn(sitter: Sitter, roomId: RoomId) {
  const { room, sendTransport, routerRtpCapabilities } = await enterSitting(sitter, roomId);
  const transportId = TransportId.parse(sendTransport.transportId);
  for (const source of ['microphone', 'camera'] as const) {
    ssrc += 1;
    const rtpParameters = { mid: source, encodings: [{ ssrc }], codecs: [codecOf[source]] };
    const kind = source === 'camera' ? 'video' : 'audio';
    await sitter.page.request('producer:create', {
      roomId,
      transportId,
      source,
      kind,
      isPaused: false,
      rtpParameters,
    });
  }
  return { sitter, room, rtpCapabilities: routerRtpCapabilities };
}
const othersOf = (room: RoomView): ProducerId[] =>
  room.participants
    .filter(({ participantId }) => participantId !== room.selfId)
    .flatMap(({ sources }) => sources.map(({ producerId }) => producerId));

async function takeAll(
  { page }: Sitter,
  roomId: RoomId,
  producerIds: ProducerId[],
  rtpCapabilities: RtpCapabilities,
) {
  const { outcomes } = await page.request('consumer:createMany', { roomId, producerIds, rtpCapabilities });
  const consumerIds = outcomes.flatMap((outcome) => (outcome.isMade ? [outcome.consumerId] : []));
  await page.request('consumer:resumeMany', { roomId, consumerIds });
  return { outcomes, consumerIds };
}

/** What of this person's flows, by the node. */
const flowing = (remote: RemoteRoom, sitter: Sitter, kind: 'audio' | 'video') =>
  remote.consumers
    .filter(
      (consumer) =>
        consumer.peerId === peerIdOf(sitter.person) && consumer.kind === kind && !consumer.isPaused,
    )
    .map(({ consumerId }) => consumerId);

it('twenty-five come in over two servers, each takes all others in two round trips, and no page has more pictures than it may', async () => {
  const roomId = RoomId.parse(makeId());
  const [chair, ...reviewers] = sitters as [Sitter, ...Sitter[]];
  await driver.sittings.open(
    sittingOf(
      roomId,
      chair.person,
      reviewers.map(({ person }) => person),
      [],
    ),
  );
  const arrivals = await Promise.all(sitters.map((sitter) => comeIn(sitter, roomId)));
  const { sfuNodeId } = await driver.sittings.get(roomId);
  // People are in it: it has its node.
  const remote = await nodes.openRoom(sfuNodeId as never, roomId);
  expect(remote.producers).toHaveLength(size * 2);

  const isWhole = ({ room }: { room: RoomView }) => othersOf(room).length === (size - 1) * 2;
  await Promise.all(
    arrivals.map(async ({ sitter, rtpCapabilities }) => {
      const { room } = await sitter.page.waitFor('room:updated', isWhole);
      const { consumerIds } = await takeAll(sitter, roomId, othersOf(room), rtpCapabilities);
      expect(consumerIds).toHaveLength((size - 1) * 2);
    }),
  );
  for (const sitter of sitters) {
    await expect.poll(() => flowing(remote, sitter, 'audio')).toHaveLength(size - 1);
    await expect.poll(() => flowing(remote, sitter, 'video')).toHaveLength(visiblePictureMax);
  }

  // Asked for, one more comes and the one longest not asked for goes; hidden, they stop.
  const { page } = chair;
  const ofChair = remote.consumers.filter(
    ({ peerId, kind }) => peerId === peerIdOf(chair.person) && kind === 'video',
  );
  const seen = new Set(flowing(remote, chair, 'video'));
  const unseen = ofChair
    .filter(({ consumerId }) => !seen.has(consumerId))
    .map(({ consumerId }) => consumerId);
  for (const consumerId of unseen)
    await page.request('consumer:setView', { roomId, consumerId, isVisible: true, spatialLayer: 0 });
  await expect
    .poll(() => unseen.every((consumerId) => flowing(remote, chair, 'video').includes(consumerId)))
    .toBe(true);
  // The one that goes does so a moment after the one that comes.
  await expect.poll(() => flowing(remote, chair, 'video')).toHaveLength(visiblePictureMax);
  for (const { consumerId } of ofChair.slice(0, 20))
    await page.request('consumer:setView', { roomId, consumerId, isVisible: false, spatialLayer: 0 });
  await expect.poll(() => flowing(remote, chair, 'video')).toHaveLength(4);
  expect(flowing(remote, chair, 'audio')).toHaveLength(size - 1);
  await driver.sittings.end(roomId);
});

it('one bad source breaks none of the others, and what is asked for twice is made once', async () => {
  const roomId = RoomId.parse(makeId());
  const [chair, other] = sitters as [Sitter, Sitter];
  await driver.sittings.open(sittingOf(roomId, chair.person, [other.person], []));
  await comeIn(other, roomId);
  const { room, rtpCapabilities } = await comeIn(chair, roomId);
  const known = othersOf(room);
  expect(known).toHaveLength(2);
  const { outcomes } = await takeAll(chair, roomId, [...known, 'not-there' as ProducerId], rtpCapabilities);
  expect(outcomes).toMatchObject([
    { isMade: true },
    { isMade: true },
    { isMade: false, producerId: 'not-there', code: 'NOT_FOUND' },
  ]);
  const again = await takeAll(chair, roomId, known, rtpCapabilities);
  const { sfuNodeId } = await driver.sittings.get(roomId);
  // People are in it: it has its node.
  const remote = await nodes.openRoom(sfuNodeId as never, roomId);
  expect(again.consumerIds).toEqual(
    outcomes.slice(0, 2).map((outcome) => 'consumerId' in outcome && outcome.consumerId),
  );
  // What is on screen goes with it; of what is somebody else's nothing changes.
  await expect.poll(() => flowing(remote, chair, 'video')).toHaveLength(1);
  const [picture] = flowing(remote, chair, 'video');
  const view = { consumerId: picture as ConsumerId, isVisible: false, spatialLayer: 0 };
  const { consumerIds } = again;
  await chair.page.request('consumer:resumeMany', { roomId, consumerIds, views: [view] });
  await expect.poll(() => flowing(remote, chair, 'video')).toEqual([]);
  expect(flowing(remote, chair, 'audio')).toHaveLength(1);
  const shown = { ...view, isVisible: true };
  await other.page.request('consumer:resumeMany', { roomId, consumerIds, views: [shown] });
  expect(flowing(remote, chair, 'video')).toEqual([]);
  await chair.page.request('consumer:resumeMany', { roomId, consumerIds, views: [shown] });
  await expect.poll(() => flowing(remote, chair, 'video')).toEqual([picture]);
  // What is somebody else's is passed over.
  await other.page.request('consumer:resumeMany', {
    roomId,
    consumerIds: [...again.consumerIds, ConsumerId.parse('none')],
  });
  await driver.sittings.end(roomId);
});
