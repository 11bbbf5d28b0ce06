import type { AgentId, CallId, GuestId } from '@cloudseat/shared/nouns/ids.ts';
import type { types } from 'mediasoup';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { noWishes } from '../captions/caption-wishes.ts';
import type { MediaNodes } from '../media/media-nodes.ts';
import { noMonitors } from './monitor.store.ts';
import { type Person, peerIdOf } from './person.ts';
import { createRooms } from './rooms.ts';
import { PacketWire, startWorker } from './test-support/packet-wire.ts';

const person = (role: Person['role'], id: string) => ({ role, id }) as Person;
const applicant = person('applicant', 'u1');
const agent = person('agent', 'a1');
const colleague = person('agent', 'a2');
const guest = person('guest', 'g1');
const callId = 'call' as CallId;
const people = [applicant, agent, colleague, guest];
const nameOf = (peer: Person) => peerIdOf(peer);
let worker: types.Worker;
beforeAll(async () => {
  worker = await startWorker();
});
afterAll(() => worker?.close());

/** Everybody sends a microphone and may hear everybody else. */
async function openWire(): Promise<PacketWire> {
  const opened = await PacketWire.open(worker);
  const { remote } = opened.openRemote(callId);
  for (const each of people) await remote.join(nameOf(each), { role: each.role, lane: 'main' });
  for (const each of people) await opened.speakUp(nameOf(each));
  for (const listener of people)
    for (const { peerId, producerId } of remote.producers)
      if (peerId !== nameOf(listener))
        await remote.getReceiveTransport(nameOf(listener)).consume(producerId, remote.routerRtpCapabilities);
  return opened;
}

let wire: PacketWire;
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
  const opened = wire.openRemote(callId);
  // Everybody is in already.
  const remote = Object.assign(opened.remote, { join: async () => undefined });
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
    goAway: opened.goAway,
  };
}

const everybody = people
  .flatMap((listener) => people.map((speaker) => [nameOf(listener), nameOf(speaker)] as const))
  .flatMap(([listener, speaker]) => (listener === speaker ? [] : [`${listener} ← ${speaker}`]))
  .sort();
const agentsAlone = ['agent-a1 ← agent-a2', 'agent-a2 ← agent-a1'];

const whoHears = () => wire.whoHears();
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
