import { NodeId, PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import { ProducerId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { RtpParameters } from '@cloudseat/shared/nouns/media.ts';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeId } from '../platform/ids.ts';
import { Lifetime } from '../platform/lifetime.ts';
import { createMediaNodes, type MediaNodes } from './media-nodes.ts';
import type { Joining } from './remote-room.ts';
import type { RoomEvents } from './room-events.ts';
import { SpreadRoom } from './spread-room.ts';
import { sfuSecret, startSfu } from './test-support/sfu-process.ts';

const logger = pino({ level: 'silent' });
const [left, right] = [NodeId.parse('left'), NodeId.parse('right')];
const roomId = RoomId.parse(`review-${makeId()}`);
const people = ['ann', 'bob', 'cai'].map((name) => PeerId.parse(`agent-${name}`)) as [PeerId, PeerId, PeerId];
const [ann, bob, cai] = people;

let lifetime: Lifetime;
let sfus: Awaited<ReturnType<typeof startSfu>>[];
/** Where each is to sit; left is home. */
let seats: Map<PeerId, NodeId>;
let servers: [Server, Server];
beforeEach(async () => {
  lifetime = new Lifetime();
  seats = new Map([
    [ann, left],
    [bob, right],
    [cai, right],
  ]);
  sfus = await Promise.all([startSfu(0, '', left), startSfu(0, '', right)]);
  for (const sfu of sfus) lifetime.bind(() => sfu.kill());
  servers = [await startServer('server-a'), await startServer('server-b')];
});
afterEach(() => lifetime.close());

type Server = Awaited<ReturnType<typeof startServer>>;
/** A server with the room on it; which nodes there are, each hears of from the other. */
async function startServer(serverId: string) {
  const urls = sfus.map(({ port }) => `ws://127.0.0.1:${port}`);
  const nodes = createMediaNodes({ urls, secret: sfuSecret, logger, serverId, lifetime });
  await Promise.all([left, right].map((nodeId) => whenReached(nodes, nodeId)));
  const lost: NodeId[] = [];
  let coming: PeerId = ann;
  const room = new SpreadRoom(await nodes.openRoom(left, roomId), {
    logger,
    openPart: (nodeId) => nodes.openRoom(nodeId, roomId),
    placePeer: () => seats.get(coming) ?? left,
    onSpread: () => Promise.all(servers.map((server) => server.room.follow([left, right]))),
    onPartLost: ({ nodeId }) => lost.push(nodeId),
  });
  return {
    room,
    lost,
    async enter(peerId: PeerId): Promise<Joining> {
      coming = peerId;
      return room.join(peerId);
    },
  };
}
const whenReached = (nodes: MediaNodes, wanted: NodeId) =>
  new Promise<void>((resolve) => {
    nodes.onNodeReached((nodeId) => nodeId === wanted && resolve());
  });
const nextEvent = <Name extends keyof RoomEvents>(
  { room }: Server,
  name: Name,
  isIt: (data: RoomEvents[Name]) => boolean = () => true,
) =>
  new Promise<RoomEvents[Name]>((resolve) => {
    const stop = room.on(name, (data) => {
      if (!isIt(data)) return;
      stop();
      resolve(data);
    });
  });

let ssrc = 1_000;
async function speak({ sendTransport }: Joining): Promise<ProducerId> {
  ssrc += 1;
  const producerId = ProducerId.parse(makeId());
  const rtpParameters: RtpParameters = {
    mid: String(ssrc),
    codecs: [{ mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2 }],
    encodings: [{ ssrc }],
  };
  const wanted = { producerId, source: 'microphone' as const, kind: 'audio' as const, isPaused: false };
  return sendTransport.produce({ ...wanted, rtpParameters });
}
const consume = ({ room }: Server, peerId: PeerId, producerId: ProducerId) =>
  room.getReceiveTransport(peerId).consume(producerId, room.routerRtpCapabilities);
const whoIsIn = () => servers.map(({ room }) => [...room.peers.keys()].sort());

async function enterAll() {
  const [first, second] = servers;
  const joined = [await first.enter(ann), await second.enter(bob), await first.enter(cai)];
  const voices = await Promise.all((joined as Joining[]).map(speak));
  await expect.poll(() => servers.map(({ room }) => room.producers.length)).toEqual([3, 3]);
  return voices as [ProducerId, ProducerId, ProducerId];
}

it('is one room to both servers, whoever of its people is on which node', async () => {
  const [ofAnn, ofBob] = await enterAll();
  const [first, second] = servers;
  expect(whoIsIn()).toEqual([people, people]);
  expect(first.room.parts.map(({ nodeId, peers }) => [nodeId, [...peers.keys()]])).toEqual([
    [left, [ann]],
    [right, [bob, cai]],
  ]);
  // Both at once, of the same thing, and twice.
  const [near, far, again] = await Promise.all([
    consume(first, ann, ofBob),
    ...[consume(second, bob, ofAnn), consume(first, cai, ofAnn)],
  ]);
  await expect.poll(() => servers.map(({ room }) => room.consumers.length)).toEqual([3, 3]);
  const ids = [near, far, again].flatMap((made) => made?.consumerId ?? []);
  const gone = await second.room.setConsumersPaused([...ids, 'none' as never], false);
  expect(gone).toEqual(['none']);
  await expect
    .poll(() => first.room.consumers.map(({ isPaused }) => isPaused))
    .toEqual([false, false, false]);

  // Paused by its own, and taken up by one who is elsewhere.
  await first.room.getProducer(ofAnn).setPaused(true);
  await second.room.leave(bob, 'left');
  seats.set(bob, right);
  await second.enter(bob);
  expect(await consume(second, bob, ofAnn)).toMatchObject({ isProducerPaused: true });
  await first.room.close('ended');
  await expect.poll(() => servers.map(({ room }) => room.isClosed)).toEqual([true, true]);
  expect(servers.map(({ lost }) => lost)).toEqual([[], []]);
});

it('leaves no pipe behind when those who took it or sent it are gone', async () => {
  const [ofAnn, ofBob] = await enterAll();
  const [first, second] = servers;
  await consume(first, cai, ofAnn);
  const ended = nextEvent(first, 'pipe:closed', ({ producerId }) => producerId === ofAnn);
  await second.room.leave(cai, 'left');
  await ended;
  // Of the voice that is heard at home for its own sake, with whom it is of.
  const silent = nextEvent(second, 'pipe:closed', ({ producerId }) => producerId === ofBob);
  await second.room.leave(bob, 'left');
  await silent;
  expect(whoIsIn()).toEqual([[ann], [ann]]);
  // And comes again when it is asked for again.
  await second.enter(bob);
  await consume(second, bob, ofAnn);
  await expect.poll(() => first.room.consumers.map(({ producerId }) => producerId)).toEqual([ofAnn]);
});

it('keeps who comes again elsewhere in the room all the while', async () => {
  await enterAll();
  const [first, second] = servers;
  let wasGone = false;
  first.room.on('peer:closed', () => {
    wasGone = true;
  });
  seats.set(bob, left);
  const closed = nextEvent(first, 'producer:closed');
  await second.enter(bob);
  await closed;
  expect(whoIsIn()).toEqual([people, people]);
  await expect.poll(() => first.room.parts.map(({ peers }) => peers.size)).toEqual([2, 1]);
  expect(wasGone).toBe(false);
});

it.each([
  ['its home', 0, [bob, cai], right],
  ['the other', 1, [ann], left],
] as const)(
  'goes on when %s is killed, without those who were there, and ends with the last',
  async (_, index, stay, home) => {
    const [ofAnn, ofBob] = await enterAll();
    const [first, second] = servers;
    await consume(first, ann, ofBob);
    await consume(second, bob, ofAnn);
    const out = people.filter((peerId) => !stay.some((other) => other === peerId));
    const told = servers.map((server) =>
      nextEvent(server, 'peer:closed', ({ peerId }) => out.includes(peerId)),
    );
    const silent = servers.map((server) =>
      nextEvent(server, 'consumer:closed', ({ peerId }) => stay.some((other) => other === peerId)),
    );
    await sfus[index]?.kill();
    await Promise.all(told);
    await expect.poll(whoIsIn).toEqual([stay, stay]);
    await Promise.all(silent);
    expect(servers.map(({ room }) => [room.isClosed, room.nodeId])).toEqual([
      [false, home],
      [false, home],
    ]);
    await first.room.follow([home]);
    for (const peerId of out) seats.set(peerId, home);
    for (const peerId of out) await second.enter(peerId);
    await expect.poll(whoIsIn).toEqual([people, people]);

    await sfus[1 - index]?.kill();
    await expect.poll(() => servers.map(({ room }) => room.isClosed)).toEqual([true, true]);
    expect(servers.map(({ lost }) => lost.length)).toEqual([2, 2]);
  },
);
