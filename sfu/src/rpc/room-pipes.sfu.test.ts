import type { ProducerId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { consume, freshId, joinPeer, produce } from '../test-support/steps.ts';
import type { TestLink } from '../test-support/test-link.ts';
import { startTestNode } from '../test-support/test-node.ts';
import { WebPerson } from '../test-support/web-person.ts';

const patient = { timeout: 30_000, interval: 50 };

type Running = Awaited<ReturnType<typeof startTestNode>>;
/** The room's part on one node, with what the server knows of it. */
type Part = { running: Running; link: TestLink; instanceId: string };

let roomId: string;
let left: Part;
let right: Part;
let people: WebPerson[];
beforeEach(async () => {
  roomId = freshId('room');
  people = [];
  [left, right] = [await openPart(), await openPart()];
});
afterEach(async () => {
  for (const person of people) person.close();
  await Promise.all([left?.running.close(), right?.running.close()]);
});

async function openPart(): Promise<Part> {
  const running = await startTestNode();
  const link = await running.link('server-a');
  const { instanceId } = await link.request('room:open', { roomId, appData: {} });
  return { running, link, instanceId };
}
async function enter({ link }: Part, layerCount = 1): Promise<WebPerson> {
  const person = await WebPerson.enter(link, roomId, layerCount);
  people.push(person);
  return person;
}
const roomOf = ({ running }: Part) => running.node.rooms.get(roomId as RoomId);
const routerOf = (part: Part) => roomOf(part).routers.home.router;

/** As a server does it; several of them may at once. */
async function openWay(links: [TestLink, TestLink] = [left.link, right.link]): Promise<void> {
  const [toLeft, toRight] = [
    { roomId, otherId: left.instanceId },
    { roomId, otherId: right.instanceId },
  ];
  const [leftEnd, rightEnd] = await Promise.all([
    links[0].request('pipe:open', toRight),
    links[1].request('pipe:open', toLeft),
  ]);
  await Promise.all([
    links[0].request('pipe:connect', { ...toRight, end: rightEnd }),
    links[1].request('pipe:connect', { ...toLeft, end: leftEnd }),
  ]);
}
type What = { peerId: string; producerId: string; source: 'camera' | 'microphone'; isKept?: boolean };
async function pipe(from: Part, to: Part, what: What, links: [TestLink, TestLink] = [from.link, to.link]) {
  const { peerId, producerId, source, isKept = false } = what;
  const sending = await links[0].request('pipe:send', {
    ...{ roomId, otherId: to.instanceId, producerId, after: null },
  });
  const kind = source === 'camera' ? ('video' as const) : ('audio' as const);
  const piece = { ...sending, peerId, producerId, source, kind, isKept };
  await links[1].request('pipe:receive', { roomId, otherId: from.instanceId, ...piece });
  return piece;
}
const camera = ({ peerId, cameraId }: WebPerson): What => ({
  peerId,
  producerId: cameraId,
  source: 'camera',
});
const microphone = ({ peerId, microphoneId }: WebPerson): What => ({
  ...{ peerId, producerId: microphoneId, source: 'microphone' },
});
const flows = async (person: WebPerson, producerId: string) => {
  const before = person.received(producerId);
  await expect.poll(() => person.received(producerId), patient).toBeGreaterThan(before + 5);
};

describe('two parts of a room', () => {
  it('send each other what is asked for, with every layer, and key frames are asked of the sender', async () => {
    const [near, far] = [await enter(left, 3), await enter(right)];
    const askedForKeyFrame = new Promise<void>((resolve) => {
      const { producer } = roomOf(left).producers.find(near.cameraId as ProducerId) ?? {};
      producer?.on('trace', ({ type }) => type === 'pli' && resolve());
      void producer?.enableTraceEvent(['pli']);
    });
    await openWay();
    await Promise.all([
      ...[pipe(left, right, camera(near)), pipe(left, right, microphone(near))],
      ...[pipe(right, left, camera(far)), pipe(right, left, microphone(far))],
    ]);
    near.sender.speak(-20);
    far.sender.speak(-20);
    await far.take([near.cameraId, near.microphoneId]);
    await near.take([far.cameraId, far.microphoneId]);
    for (const producerId of [near.cameraId, near.microphoneId]) await flows(far, producerId);
    for (const producerId of [far.cameraId, far.microphoneId]) await flows(near, producerId);
    await askedForKeyFrame;
    const [consumer] = roomOf(right)
      .consumers.values()
      .filter(({ producer }) => producer.producerId === near.cameraId);
    expect([consumer?.consumer.type, consumer?.consumer.rtpParameters.encodings?.length]).toEqual([
      'simulcast',
      1,
    ]);
    expect(roomOf(right).pipes.received[0]?.producer.rtpParameters.encodings).toHaveLength(3);
  });

  it('have one way and one sending, however many servers ask at once', async () => {
    const near = await enter(left);
    const others: [TestLink, TestLink] = [
      await left.running.link('server-b'),
      await right.running.link('server-b'),
    ];
    await Promise.all([openWay(), openWay(others)]);
    const [mine, theirs] = await Promise.all([
      pipe(left, right, camera(near)),
      pipe(left, right, camera(near), others),
    ]);
    expect(theirs.pipeId).toBe(mine.pipeId);
    const far = await enter(right);
    await far.take([near.cameraId]);
    await flows(far, near.cameraId);
    // Of each two people have two transports; one more is the way to the other part.
    expect((await routerOf(left).dump()).transportIds).toHaveLength(3);
    expect((await routerOf(right).dump()).transportIds).toHaveLength(3);
    expect(roomOf(right).pipes.received).toHaveLength(1);
  });

  it('stop and go on together', async () => {
    const [near, far] = [await enter(left), await enter(right)];
    await openWay();
    const { producerId } = await pipe(left, right, camera(near));
    await far.take([producerId]);
    await flows(far, producerId);
    for (const isPaused of [true, false]) {
      await left.link.request('producer:setPaused', { roomId, producerId, isPaused });
      await right.link.request('pipe:setPaused', { roomId, producerId, isPaused });
      expect(roomOf(right).pipes.received[0]?.producer.paused).toBe(isPaused);
    }
    await flows(far, producerId);
  });

  it('send nothing that nobody takes, and take no sending that is over a second time', async () => {
    const peer = await joinPeer(left.link, roomId);
    const viewer = await joinPeer(right.link, roomId);
    const { producerId } = await produce(left.link, peer, 'camera');
    await openWay();
    const piece = await pipe(left, right, { peerId: peer.peerId, producerId, source: 'camera' });
    const rtpCapabilities = (await right.link.request('room:open', { roomId, appData: {} }))
      .routerRtpCapabilities;
    const { consumerId } = await consume(right.link, viewer, producerId, rtpCapabilities);
    await right.link.request('consumer:close', { roomId, consumerId, reason: 'left', origin: 'server-a' });
    const closed = await right.link.event('pipe:closed', (told) => told.producerId === producerId);
    expect(closed).toMatchObject({ otherId: left.instanceId, pipeId: piece.pipeId });
    expect(roomOf(right).pipes.received).toEqual([]);

    // A server that knew less.
    const again = { roomId, otherId: left.instanceId, ...piece };
    await expect(right.link.request('pipe:receive', again)).rejects.toMatchObject({
      ...{ code: 'NOT_FOUND', details: { noun: 'pipe' } },
    });
    const towards = { roomId, otherId: right.instanceId };
    const anew = await left.link.request('pipe:send', { ...towards, producerId, after: piece.pipeId });
    expect(anew.pipeId).not.toBe(piece.pipeId);
    await left.link.request('pipe:stop', { ...towards, pipeId: piece.pipeId });
    await right.link.request('pipe:receive', { ...again, ...anew });
    await consume(right.link, viewer, producerId, rtpCapabilities);

    await left.link.request('pipe:stop', { ...towards, pipeId: anew.pipeId });
    const { mapProducerIdConsumerIds } = await routerOf(left).dump();
    expect(mapProducerIdConsumerIds.flatMap(({ values }) => values)).toEqual([]);
  });

  it('let go of what is closed on its own part, and of a part that is lost, for good', async () => {
    const [first, second] = [await joinPeer(left.link, roomId), await joinPeer(left.link, roomId)];
    const viewer = await joinPeer(right.link, roomId);
    await openWay();
    const rtpCapabilities = (await right.link.request('room:open', { roomId, appData: {} }))
      .routerRtpCapabilities;
    const consumerIds: string[] = [];
    const producerIds: string[] = [];
    for (const { peerId, sendTransportId } of [first, second]) {
      const { producerId } = await produce(left.link, { roomId, sendTransportId }, 'microphone');
      await pipe(left, right, { peerId, producerId, source: 'microphone', isKept: true });
      producerIds.push(producerId);
      consumerIds.push((await consume(right.link, viewer, producerId, rtpCapabilities)).consumerId);
    }
    const [gone = '', lost] = producerIds;
    await right.link.request('pipe:close', { roomId, producerId: gone });
    const closed = await right.link.event('consumer:closed');
    expect(closed).toMatchObject({ consumerId: consumerIds[0], reason: 'producerClosed' });
    expect(roomOf(right).pipes.received.map(({ producerId }) => producerId)).toEqual([lost]);

    const forgotten = { roomId, otherId: left.instanceId };
    await right.link.request('pipe:forget', forgotten);
    await right.link.event('consumer:closed', ({ consumerId }) => consumerId === consumerIds[1]);
    expect((await routerOf(right).dump()).transportIds).toHaveLength(2);
    await expect(right.link.request('pipe:open', forgotten)).rejects.toMatchObject({
      ...{ code: 'NOT_FOUND', details: { noun: 'pipe' } },
    });
  });

  it('hear who speaks on the other, also where nobody takes it', async () => {
    const far = await enter(right);
    await openWay();
    await pipe(right, left, { ...microphone(far), isKept: true });
    far.sender.speak(-20);
    expect(await left.link.event('room:speakerChanged')).toEqual({
      ...{ roomId, peerId: far.peerId, producerId: far.microphoneId },
    });
    const state = await left.link.request('room:open', { roomId, appData: {} });
    expect(state).toMatchObject({ speakerPeerId: far.peerId, peers: [] });
  });
});
