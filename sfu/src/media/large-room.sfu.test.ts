import type { PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { ConsumerId, ProducerId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { visiblePictureMax } from '@cloudseat/shared/nouns/review-room.ts';
import type { types } from 'mediasoup';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { opus } from '../test-support/rtp.ts';
import { readSpeech, rtpPacket } from '../test-support/speech.ts';
import { freshId, joinPeer, openRoom, produce } from '../test-support/steps.ts';
import type { TestLink } from '../test-support/test-link.ts';
import { startTestNode } from '../test-support/test-node.ts';
import { WebPerson } from '../test-support/web-person.ts';
import { tuning } from '../tuning.ts';
import type { Room } from './room.ts';

const patient = { timeout: 60_000, interval: 100 };
// Dozens of pages in one process: what takes a second on an idle machine may take many.
vi.setConfig({ testTimeout: 90_000 });

let running: Awaited<ReturnType<typeof startTestNode>>;
let link: TestLink;
let room: Room;
let roomId: string;
let people: WebPerson[];
beforeEach(async () => {
  running = await startTestNode({ workerCount: 2 });
  link = await running.link('server-a');
  roomId = (await openRoom(link, freshId('room'))).roomId;
  room = running.node.rooms.get(roomId as RoomId);
  people = [];
});
afterEach(async () => {
  for (const person of people) person.close();
  await running.close();
});

async function enter(count: number, layerCount = 1): Promise<WebPerson[]> {
  for (let index = 0; index < count; index += 1) people.push(await WebPerson.enter(link, roomId, layerCount));
  return people;
}
const routerOf = ({ peerId }: WebPerson) => {
  const transport = room.transports.values().find(({ peer }) => peer.peerId === peerId);
  if (transport === undefined) throw new Error('the peer has no transport');
  return transport.at;
};
/** What every worker carries, counted by the workers themselves. */
async function countAll() {
  const { workers } = running.node.pool;
  const dumps = await Promise.all(workers.map(({ worker }) => worker.dump()));
  return dumps.map(({ routerIds }) => routerIds.length).toSorted((left, right) => left - right);
}

/** Some sit at home, some on the other worker. */
async function enterOverTwo(layerCount = 1) {
  const all = await enter(tuning.peersPerRouter + 1, layerCount);
  const [near, far] = [all[0] as WebPerson, all.at(-1) as WebPerson];
  expect(routerOf(near)).toBe(room.routers.home);
  expect(routerOf(far).mediaWorker).not.toBe(room.routers.home.mediaWorker);
  return { near, far, second: all[1] as WebPerson };
}

describe('a small room', () => {
  it('has one router and no pipe, however many workers there are', async () => {
    const [first, second, third] = await enter(3);
    await first?.take([second?.cameraId ?? '', third?.microphoneId ?? '']);
    expect(await countAll()).toEqual([0, 1]);
    const { home } = room.routers;
    const { transportIds } = await home.router.dump();
    expect(transportIds).toHaveLength(6);
  });
});

describe('who comes next', () => {
  /** The workers of so many seats, taken one after the other. */
  const take = async (count: number) => {
    const seats = Array.from({ length: count }, () => room.routers.take());
    const workers = await Promise.all(seats.map(async ({ at }) => (await at).mediaWorker));
    return { seats, workers };
  };

  it('sits on the second worker once the first has enough, and from then on where less is', async () => {
    const { home } = room.routers;
    const { workers } = await take(tuning.peersPerRouter * 2 + 4);
    expect(new Set(workers.slice(0, tuning.peersPerRouter))).toEqual(new Set([home.mediaWorker]));
    const far = workers.filter((worker) => worker !== home.mediaWorker);
    expect(far).toHaveLength(tuning.peersPerRouter + 2);
  });

  it('sits there sooner when the first is busy, but not in a talk', async () => {
    const { home } = room.routers;
    home.mediaWorker.cpuLoad = tuning.busyWorkerLoad;
    const seats = Array.from({ length: tuning.peersPerBusyRouter + 1 }, () => room.routers.take());
    const workers = await Promise.all(seats.map(async ({ at }) => (await at).mediaWorker));
    expect(workers.slice(0, -1).every((worker) => worker === home.mediaWorker)).toBe(true);
    expect(workers.at(-1)).not.toBe(home.mediaWorker);
  });

  it('opens a new room where the large one is less', async () => {
    const { home } = room.routers;
    await take(tuning.peersPerRouter);
    const { roomId: another } = await openRoom(link);
    const other = running.node.rooms.get(another as RoomId).routers.home.mediaWorker;
    expect(other).not.toBe(home.mediaWorker);
  });

  it('closes the second router with the last who leaves it, and never the first', async () => {
    const { seats } = await take(tuning.peersPerRouter + 2);
    expect(room.routers.routerCount).toBe(2);
    for (const seat of [...seats.slice(-2), ...seats.slice(-2)]) seat.leave();
    await expect.poll(() => room.routers.routerCount).toBe(1);
    await expect.poll(countAll).toEqual([0, 1]);
    for (const seat of seats) seat.leave();
    expect(await countAll()).toEqual([0, 1]);
  });
});

describe('a large room', () => {
  it('of twenty-five sits on two workers, where everybody gets every voice and as many pictures as are visible; nothing is left when they go', async () => {
    const all = await enter(25);
    expect(await countAll()).toEqual([1, 1]);
    const counts = running.node.pool.workers.map(
      (worker) => all.filter((person) => routerOf(person).mediaWorker === worker).length,
    );
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(tuning.peersPerRouter);
    const wishesOf = (person: WebPerson) => {
      const others = all.filter((other) => other !== person);
      // Those who are seen are others for each, so that every picture is seen by somebody on the other worker.
      const from = all.indexOf(person);
      const seen = Array.from({ length: visiblePictureMax }, (_, index) => others[(from + index) % 24]);
      return [...others.map(({ microphoneId }) => microphoneId), ...seen.map((each) => each?.cameraId ?? '')];
    };
    await Promise.all(all.map((person) => person.take(wishesOf(person))));
    const missing = () =>
      all.flatMap((person) => wishesOf(person).filter((producerId) => person.received(producerId) < 3));
    await expect.poll(() => missing().length, patient).toBe(0);

    const routers = [...new Set(all.map(routerOf))];
    for (const { router } of routers) {
      const { mapProducerIdConsumerIds } = await router.dump();
      expect(new Set(mapProducerIdConsumerIds.map(({ key }) => key)).size).toBe(50);
    }
    await Promise.all(all.map((person) => person.leave()));
    await expect.poll(countAll, patient).toEqual([0, 1]);
    const left = await room.routers.home.router.dump();
    expect(left).toMatchObject({ transportIds: [], mapProducerIdConsumerIds: [] });
    expect(room.routers.routerCount).toBe(1);
  });

  it('opens one pipe for a producer however many ask at once, and closes it with the last of them', async () => {
    const { near, far } = await enterOverTwo();
    const camera = room.producers.find(near.cameraId as never);
    if (camera === undefined) throw new Error('no camera');
    const farRouter = routerOf(far);
    const pipesOut = async () => {
      const { mapProducerIdConsumerIds } = await room.routers.home.router.dump();
      return mapProducerIdConsumerIds.find(({ key }) => key === camera.producer.id)?.values.length ?? 0;
    };
    const reached = await Promise.all([1, 2, 3].map(() => room.routers.reach(camera, farRouter)));
    expect(new Set(reached.map(({ producer }) => producer)).size).toBe(1);
    expect(reached[0]?.producer.id).toBe(camera.producer.id);
    expect(await pipesOut()).toBe(1);
    reached[0]?.release();
    reached[0]?.release();
    reached[1]?.release();
    expect(reached[2]?.producer.closed).toBe(false);
    reached[2]?.release();
    expect(await pipesOut()).toBe(0);
    // At once again, while the other end may still be closing.
    const again = await room.routers.reach(camera, farRouter);
    expect(again.producer.closed).toBe(false);
    again.release();
    expect(await pipesOut()).toBe(0);
  });

  it('keeps a paused producer paused over the pipe, and sends nothing to who is held', async () => {
    const { near, far, second } = await enterOverTwo();
    const { cameraId, microphoneId } = near;
    const pause = (isPaused: boolean) =>
      link.request('producer:setPaused', { roomId, producerId: cameraId, isPaused });
    await pause(true);
    await Promise.all([far, second].map((person) => person.take([cameraId, microphoneId])));
    await expect.poll(() => far.received(microphoneId), patient).toBeGreaterThan(5);
    expect([far.received(cameraId), second.received(cameraId)]).toEqual([0, 0]);
    await pause(false);
    await expect.poll(() => far.received(cameraId), patient).toBeGreaterThan(5);
    await pause(true);
    // What had left before has come once more sound has.
    const untilMoreSound = async () => {
      const before = second.received(microphoneId);
      await expect.poll(() => second.received(microphoneId), patient).toBeGreaterThan(before + 3);
    };
    await untilMoreSound();
    const held = far.received(cameraId);
    await pause(false);
    await far.setPaused([cameraId, microphoneId], true);
    await untilMoreSound();
    const flat = [far.received(cameraId), far.received(microphoneId)];
    await untilMoreSound();
    expect([far.received(cameraId), far.received(microphoneId)]).toEqual(flat);
    expect(second.received(cameraId)).toBeGreaterThan(held);
  });

  it('carries nothing over a pipe while nobody takes it, and goes on at once when somebody does', async () => {
    const { near, far, second } = await enterOverTwo();
    const { cameraId, microphoneId } = near;
    await Promise.all([far, second].map((person) => person.take([cameraId, microphoneId])));
    await expect.poll(() => far.received(cameraId), patient).toBeGreaterThan(3);
    const camera = room.producers.find(cameraId as ProducerId);
    if (camera === undefined) throw new Error('no camera');
    const reached = await room.routers.reach(camera, routerOf(far));
    reached.setTaking(false);
    const carried = async () =>
      (await reached.producer.getStats()).reduce((total, { packetCount }) => total + packetCount, 0);
    const untilMoreOf = async (person: WebPerson, producerId: string) => {
      const before = person.received(producerId);
      await expect.poll(() => person.received(producerId), patient).toBeGreaterThan(before + 3);
    };
    await far.setPaused([cameraId], true);
    await expect.poll(() => reached.producer.paused, patient).toBe(true);
    const before = await carried();
    await untilMoreOf(second, cameraId);
    expect(await carried()).toBe(before);
    for (const isPaused of [false, true, false]) await far.setPaused([cameraId], isPaused);
    await untilMoreOf(far, cameraId);
    expect(await carried()).toBeGreaterThan(before);
  });

  it('keeps all layers of a camera over the pipe', async () => {
    const { near, far } = await enterOverTwo(3);
    await far.take([near.cameraId]);
    await expect.poll(() => far.received(near.cameraId), patient).toBeGreaterThan(5);
    const consumerId = far.consumerIds.get(near.cameraId) ?? '';
    const ofFar = (event: { consumerId: string }) => event.consumerId === consumerId;
    await link.event('consumer:scored', (event) => ofFar(event) && event.producerScore === 10);
    const consumer = room.consumers.find(consumerId as ConsumerId)?.consumer;
    expect(consumer?.type).toBe('simulcast');
    for (const spatialLayer of [2, 0, 1]) {
      await link.request('consumer:setPreferredLayers', { roomId, consumerId, spatialLayer });
      await expect.poll(() => consumer?.currentLayers?.spatialLayer, patient).toBe(spatialLayer);
    }
  });

  it('finds who speaks on whatever worker', async () => {
    const { near, far } = await enterOverTwo();
    for (const person of [far, near, far]) {
      const before = link.eventsOf('room:speakerChanged').length;
      for (const other of people) other.sender.speak(other === person ? -20 : -127);
      await expect
        .poll(() => link.eventsOf('room:speakerChanged').slice(before).at(-1)?.peerId, patient)
        .toBe(person.peerId);
    }
    expect(link.eventsOf('room:speakerChanged').at(-1)?.producerId).toBe(far.microphoneId);
  });

  it('makes captions of who speaks on whatever worker', async () => {
    const captioned = await startTestNode({ workerCount: 2, captions: 'demo' });
    try {
      const listener = await captioned.link('server-a');
      const { roomId: spoken } = await openRoom(listener);
      const room = captioned.node.rooms.get(spoken as RoomId);
      for (let taken = 0; taken < tuning.peersPerRouter; taken += 1) room.routers.take();
      const at = await room.routers.take().at;
      const peerId = 'far' as PeerId;
      const rtpParameters = opus(1_000) as types.RtpParameters;
      const transport = await at.router.createDirectTransport();
      const producer = await transport.produce({ kind: 'audio', rtpParameters });
      room.addSource({ peerId, source: 'microphone', producer, at });
      const wanted = { peerIds: [peerId], audience: '', language: 'zh' as const };
      await listener.request('captions:set', { roomId: spoken, ...wanted });
      const isListening = async () => {
        const { mapProducerIdConsumerIds } = await room.routers.home.router.dump();
        return mapProducerIdConsumerIds.some(({ values }) => values.length > 0);
      };
      await expect.poll(isListening, patient).toBe(true);
      for (const [position, frame] of readSpeech().entries()) producer.send(rtpPacket(frame, position));
      const told = await listener.event('caption:told', ({ caption }) => caption.isFinal);
      expect(told.peerId).toBe(peerId);
    } finally {
      await captioned.close();
    }
  });

  it('takes who comes back on a worker that was just left, also while it is being left', async () => {
    await enter(tuning.peersPerRouter);
    const page = await joinPeer(link, roomId, 'peer-again');
    const camera = await produce(link, page);
    const reloads = ['1', '2', '3'].map(() => joinPeer(link, roomId, 'peer-again').catch(() => null));
    const last = (await Promise.all(reloads)).at(-1);
    expect(last).not.toBeNull();
    expect(room.producers.find(camera.producerId as never)).toBeUndefined();
    await expect.poll(countAll, patient).toEqual([1, 1]);
    const request = { roomId, peerId: 'peer-again', reason: 'left' as const, origin: 'server-a' };
    await link.request('peer:close', request);
    await expect.poll(countAll, patient).toEqual([0, 1]);
  });

  it('closes when any of its workers dies', async () => {
    const { far } = await enterOverTwo();
    process.kill(routerOf(far).mediaWorker.pid, 'SIGKILL');
    const closed = await link.event('room:closed', (event) => event.roomId === roomId);
    expect(closed).toEqual({ roomId, reason: 'workerDied', origin: 'node' });
    expect(running.node.rooms.find(roomId as RoomId)).toBeUndefined();
    // The worker that lives has nothing left of it.
    await expect.poll(countAll, patient).toEqual(expect.not.arrayContaining([1]));
  });
});
