import type { AgentId, CallId, GuestId } from '@cloudseat/shared/nouns/ids.ts';
import { createWorker, type types } from 'mediasoup';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { noWishes } from '../captions/caption-wishes.ts';
import type { MediaNodes } from '../media/media-nodes.ts';
import { noMonitors } from './monitor.store.ts';
import { type Person, peerIdOf } from './person.ts';
import { createRooms } from './rooms.ts';

// A real worker carries the packets; what flows is counted where it arrives. Of the media node only the way there is made up.
const person = (role: Person['role'], id: string) => ({ role, id }) as Person;
const applicant = person('applicant', 'u1');
const agent = person('agent', 'a1');
const colleague = person('agent', 'a2');
const guest = person('guest', 'g1');
const callId = 'call' as CallId;
const people = [applicant, agent, colleague, guest];
const nameOf = (peer: Person) => peerIdOf(peer);
const opus = {
  ...{ mimeType: 'audio/opus', clockRate: 48_000, channels: 2, payloadType: 111 },
  ...{ parameters: {}, rtcpFeedback: [] },
};

let worker: types.Worker;
beforeAll(async () => {
  worker = await createWorker({
    logLevel: 'error',
    ...(process.env.MEDIASOUP_WORKER_BIN ? { workerBin: process.env.MEDIASOUP_WORKER_BIN } : {}),
  });
});
afterAll(() => worker?.close());

type Listener = (change: { consumerIds: string[]; isPaused: boolean }) => void;
type Flow = { peerId: string; speaker: string; consumer: types.Consumer; received: number };

/** Everybody sends a microphone and hears everybody else. */
async function openWire() {
  const codec = { kind: 'audio', mimeType: 'audio/opus', clockRate: 48_000, channels: 2 } as const;
  const router = await worker.createRouter({ mediaCodecs: [{ ...codec, preferredPayloadType: 111 }] });
  const transports = new Map<string, types.DirectTransport>();
  const producers = new Map<string, types.Producer>();
  const flows: Flow[] = [];
  for (const [index, each] of people.entries()) {
    const transport = await router.createDirectTransport();
    transports.set(nameOf(each), transport);
    const rtpParameters = { codecs: [opus], encodings: [{ ssrc: 1_000 + index }] };
    producers.set(nameOf(each), await transport.produce({ kind: 'audio', rtpParameters }));
  }
  for (const peerId of transports.keys())
    for (const [speaker, producer] of producers) {
      if (speaker === peerId) continue;
      const { rtpCapabilities } = router;
      const consumer = await transports
        .get(peerId)
        ?.consume({ producerId: producer.id, rtpCapabilities, paused: true });
      if (!consumer) throw new Error('no way to hear');
      const flow = { peerId, speaker, consumer, received: 0 };
      consumer.on('rtp', () => {
        flow.received += 1;
      });
      flows.push(flow);
    }
  let sequence = 0;
  return {
    flows,
    producers,
    listeners: new Set<Listener>(),
    /** Each says one thing; resolves when the worker has dealt with all of it. */
    async speak(): Promise<void> {
      sequence += 1;
      for (const [index, producer] of [...producers.values()].entries()) {
        if (producer.closed) continue;
        const packet = Buffer.alloc(40);
        packet.writeUInt8(0x80, 0);
        packet.writeUInt8(111, 1);
        packet.writeUInt16BE(sequence, 2);
        packet.writeUInt32BE(sequence * 960, 4);
        packet.writeUInt32BE(1_000 + index, 8);
        producer.send(packet);
      }
      // The worker answers in order.
      for (const producer of producers.values()) if (!producer.closed) await producer.getStats();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

let wire: Awaited<ReturnType<typeof openWire>>;
beforeEach(async () => {
  wire = await openWire();
  call = { version: 1, heldAt: null };
});

/** The call as Redis has it; each server hears of it by events, sooner or later. */
let call = { version: 1, heldAt: null as number | null };
const toHold = (isOnHold: boolean) => {
  call = { version: call.version + 1, heldAt: isOnHold ? 1 : null };
  return call;
};

/** A server that has these people's pages. Gone: it hears nothing and does nothing any more, while its media flow on. */
async function openServer(locals: readonly Person[]) {
  let isGone = false;
  const remote = {
    ...{ roomId: 'call', nodeId: 'node', isClosed: false, captionSource: 'none' },
    /** Closes all that somebody has there. */
    async leave(peerId: string) {
      remote.peers.delete(peerId as never);
      wire.producers.get(peerId)?.close();
      for (const flow of wire.flows) if (flow.peerId === peerId) flow.consumer.close();
    },
    peers: new Map(people.map((each) => [nameOf(each), { role: each.role, lane: 'main' }])),
    producers: [...wire.producers].map(([peerId, { id }]) => ({ peerId, producerId: id })),
    get consumers() {
      return wire.flows.map(({ peerId, consumer }) => ({
        ...{ peerId, consumerId: consumer.id, producerId: consumer.producerId, kind: 'audio' },
        isPaused: consumer.paused,
      }));
    },
    on: (name: string, listener: Listener) => {
      if (name === 'consumers:pausedChanged') wire.listeners.add((change) => isGone || listener(change));
    },
    join: async () => undefined,
    async setConsumersPaused(consumerIds: string[], isPaused: boolean) {
      const chosen = wire.flows.filter(({ consumer }) => consumerIds.includes(consumer.id));
      await Promise.all(chosen.map(({ consumer }) => (isPaused ? consumer.pause() : consumer.resume())));
      for (const tell of wire.listeners) tell({ consumerIds, isPaused });
    },
  };
  const nodes = { openRoom: async () => remote, onRoomLost: () => undefined, place: () => 'node' };
  const rooms = createRooms({
    nodes: nodes as unknown as MediaNodes,
    places: {
      getCall: async () => ({ callId, kind: 'talk', state: 'active', sfuNodeId: 'node', ...call }),
      setPlace: async () => ({ sfuNodeId: 'node' }),
      clearNode: async () => undefined,
    },
    ...{ findMonitors: async () => noMonitors, tellNow: () => undefined, onOut: () => undefined },
    isConnected: () => true,
    findShown: async () => ({ version: -1, document: null }),
    findCaptionWishes: async () => noWishes,
    ...{ onCaption: () => undefined, onChanged: () => undefined },
    ...{ onLive: () => undefined, onClosed: () => undefined },
    logger: pino({ level: 'silent' }),
  });
  const room = await rooms.open(callId);
  for (const each of locals)
    await room.join({ peerId: peerIdOf(each), person: each, pageId: `page-${each.id}` });
  const names: string[] = locals.map(nameOf);
  for (const { peerId, consumer } of wire.flows)
    if (names.includes(peerId)) await room.markReady(consumer.id as never);
  return {
    room,
    hear(told: typeof call, type = told.heldAt === null ? 'callResumed' : 'callHeld'): void {
      const { version, heldAt } = told;
      const event = { type, callId, parentId: null, agentId: agent.id as AgentId, to: 'active' as const };
      rooms.handleEvent({ ...event, offerEnd: null, endReason: null, version, heldAt });
    },
    goAway: () => {
      isGone = true;
    },
  };
}

/** Who hears whom when all speak ten times, as "listener ← speaker". */
async function whoHears(): Promise<string[]> {
  for (const flow of wire.flows) flow.received = 0;
  for (let time = 0; time < 10; time += 1) await wire.speak();
  for (const { received } of wire.flows) expect([0, 10]).toContain(received);
  return wire.flows
    .filter(({ received }) => received > 0)
    .map(({ peerId, speaker }) => `${peerId} ← ${speaker}`)
    .sort();
}
const everybody = people
  .flatMap((listener) => people.map((speaker) => [nameOf(listener), nameOf(speaker)] as const))
  .flatMap(([listener, speaker]) => (listener === speaker ? [] : [`${listener} ← ${speaker}`]))
  .sort();
const agentsAlone = ['agent-a1 ← agent-a2', 'agent-a2 ← agent-a1'];

const heard = () => expect.poll(whoHears);

it('on hold not one packet reaches or leaves the applicant or their guest, the agents hear each other, and all is back after it', async () => {
  const { room, hear } = await openServer(people);
  await heard().toEqual(everybody);
  hear(toHold(true));
  await heard().toEqual(agentsAlone);
  // A page that comes anew, or asks for its sound again, opens nothing.
  for (const { consumer } of wire.flows) await room.markReady(consumer.id as never);
  expect(await whoHears()).toEqual(agentsAlone);
  hear(toHold(false));
  await heard().toEqual(everybody);
});

it('the agents’ server stops what goes to an applicant whose own server is gone', async () => {
  const { goAway } = await openServer([applicant, guest]);
  const { hear } = await openServer([agent, colleague]);
  await heard().toEqual(everybody);
  goAway();
  hear(toHold(true));
  await heard().toEqual(agentsAlone);
});

it('a server that hears late of a hold opens nothing meanwhile, and one that hears late of its end stops nothing for good', async () => {
  const prompt = await openServer([applicant, guest]);
  const late = await openServer([agent, colleague]);
  const [begun, over] = [toHold(true), toHold(false)];
  prompt.hear(begun);
  prompt.hear(over);
  late.hear(begun);
  late.hear(over);
  await heard().toEqual(everybody);
  late.hear(toHold(true));
  await heard().toEqual(agentsAlone);
  await new Promise((resolve) => setImmediate(resolve));
  expect(await whoHears()).toEqual(agentsAlone);
});

it('a page that comes while the applicant is on hold is in its lane at once', async () => {
  toHold(true);
  const { hear } = await openServer(people);
  expect(await whoHears()).toEqual(agentsAlone);
  // What is older than what was heard before changes nothing.
  hear({ version: call.version - 1, heldAt: null });
  await heard().toEqual(agentsAlone);
  // A call that was put back after Redis lost its data counts from one.
  call = { version: 1, heldAt: null };
  hear(call, 'callEnqueued');
  await heard().toEqual(everybody);
});

it('a guest hears the talk and is heard in it, and not one packet comes to or from them once they are out', async () => {
  const { room } = await openServer(people);
  await heard().toEqual(everybody);
  const ofGuest = everybody.filter((pair) => pair.includes(nameOf(guest)));
  expect(ofGuest).toHaveLength(6);
  await room.removeGuestsBut('g1' as GuestId);
  expect(await whoHears()).toEqual(everybody);
  await room.removeGuestsBut(null);
  expect(await whoHears()).toEqual(everybody.filter((pair) => !ofGuest.includes(pair)));
});
