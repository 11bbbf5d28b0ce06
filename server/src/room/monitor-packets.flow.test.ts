import type { AgentId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { RoomView } from '@cloudseat/shared/nouns/room.ts';
import type { types } from 'mediasoup';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noWishes } from '../captions/caption-wishes.ts';
import type { MediaNodes } from '../media/media-nodes.ts';
import { type Monitors, noMonitors } from './monitor.store.ts';
import { type Person, peerIdOf } from './person.ts';
import { createRoomNotices } from './room-notices.ts';
import { createRooms } from './rooms.ts';
import { PacketWire, startWorker } from './test-support/packet-wire.ts';

const callId = 'call' as CallId;
const person = (role: Person['role'], id: string) => ({ role, id }) as Person;
const [applicant, agent, guest] = [person('applicant', 'u1'), person('agent', 'a1'), person('guest', 'g1')];
const supervisor = person('supervisor', 's1');
const sides = [applicant, agent, guest];

let worker: types.Worker;
beforeAll(async () => {
  worker = await startWorker();
});
afterAll(() => worker?.close());

let wire: PacketWire;
let call: { version: number; heldAt: number | null };
let monitors: Monitors;
beforeEach(async () => {
  wire = await PacketWire.open(worker);
  call = { version: 1, heldAt: null };
  monitors = noMonitors;
});

/** Everybody takes up what they are told of, as their pages do. */
async function openServer() {
  const { remote, goAway } = wire.openRemote(callId);
  const views = new Map<string, RoomView[]>();
  const closed: string[] = [];
  const notices = createRoomNotices({
    clock: { now: Date.now } as never,
    findRecording: () => null,
    getCard: async (_callId, _role, personId) => ({ name: personId }),
    send: (pageId, room) => {
      views.set(pageId, [...(views.get(pageId) ?? []), room]);
      takeUp(room).catch(() => undefined);
    },
    ...{ sendStill: () => undefined, sendWord: () => undefined, sendCaption: () => undefined },
    sendLine: () => undefined,
    sendClosed: (pageId, { reason }) => closed.push(`${pageId} ${reason}`),
  });
  const rooms = createRooms({
    nodes: {
      openRoom: async () => remote,
      onRoomLost: () => undefined,
      place: () => 'node',
    } as unknown as MediaNodes,
    places: {
      getCall: async () => ({ callId, kind: 'talk', state: 'active', sfuNodeId: 'node', ...call }),
      setPlace: async () => ({ sfuNodeId: 'node' }),
      clearNode: async () => undefined,
    },
    findShown: async () => ({ version: -1, document: null }),
    findCaptionWishes: async () => noWishes,
    findMonitors: async () => monitors,
    ...{ onCaption: () => undefined, onChanged: notices.changed, onLive: notices.changedAtOnce },
    ...{ tellNow: notices.tellNow, onOut: notices.out, onClosed: notices.closed, isConnected: () => true },
    logger: pino({ level: 'silent' }),
  });
  const room = await rooms.open(callId);
  async function takeUp({ participants, selfId }: RoomView): Promise<void> {
    for (const { participantId, sources } of participants)
      for (const { producerId } of participantId === selfId ? [] : sources) {
        if (
          wire.flows.some(({ peerId, consumer }) => peerId === selfId && consumer.producerId === producerId)
        )
          continue;
        const { consumerId } = await room.remote
          .getReceiveTransport(selfId as never)
          .consume(producerId, {} as never);
        await room.markReady(consumerId);
      }
  }
  return {
    ...{ room, rooms, closed, goAway },
    lastView: (of: Person) => views.get(`page-${of.id}`)?.at(-1),
    countViews: (of: Person) => views.get(`page-${of.id}`)?.length ?? 0,
    async enter(of: Person): Promise<void> {
      const peerId = peerIdOf(of);
      await room.join({ peerId, person: of, pageId: `page-${of.id}` });
      await wire.speakUp(peerId);
      await takeUp(notices.present(room, of));
    },
  };
}

async function openTalk() {
  const [left, right] = [await openServer(), await openServer()];
  for (const each of [applicant, guest]) await left.enter(each);
  await right.enter(agent);
  await heard().toEqual(among(...sides));
  return { left, right };
}
type Server = Awaited<ReturnType<typeof openServer>>;
const setLane = async (lane: Monitors['monitors'][number]['lane'] | null, ...servers: Server[]) => {
  const supervisorId = supervisor.id as AgentId;
  monitors = {
    version: monitors.version + 1,
    monitors: lane === null ? [] : [{ supervisorId, lane, pageId: `page-${supervisor.id}` }],
  };
  await Promise.all(servers.map(({ rooms }) => rooms.followMonitors(callId, monitors)));
};
const pair = (listener: Person, speaker: Person) => `${peerIdOf(listener)} ← ${peerIdOf(speaker)}`;
const among = (...persons: readonly Person[]) =>
  persons
    .flatMap((listener) => persons.map((speaker) => [listener, speaker] as const))
    .flatMap(([listener, speaker]) => (listener === speaker ? [] : [pair(listener, speaker)]))
    .sort();
const heard = () => expect.poll(() => wire.whoHears());
const listening = sides.map((side) => pair(supervisor, side));

describe('a supervisor in a talk', () => {
  it('listens silently, whispers to the agent alone, speaks to all, and is silent again', async () => {
    const { left, right } = await openTalk();
    await setLane('monitor', left, right);
    await right.enter(supervisor);
    await heard().toEqual([...among(...sides), ...listening].sort());
    await setLane('whisper', left, right);
    await heard().toEqual([...among(...sides), ...listening, pair(agent, supervisor)].sort());
    await setLane('main', left, right);
    await heard().toEqual(among(...sides, supervisor));
    await setLane('whisper', left, right);
    expect(await wire.whoHears()).toEqual([...among(...sides), ...listening, pair(agent, supervisor)].sort());
    await setLane('main', left, right);
    await heard().toEqual(among(...sides, supervisor));
    await setLane('monitor', left, right);
    expect(await wire.whoHears()).toEqual([...among(...sides), ...listening].sort());
  });

  it('is shown to nobody as a monitor, to the agent as a whisperer, to all when they speak', async () => {
    const { left, right } = await openTalk();
    await expect
      .poll(() => left.lastView(applicant)?.participants.map(({ sources }) => sources.length))
      .toEqual([1, 1, 1]);
    const told = left.countViews(applicant);
    await setLane('monitor', left, right);
    await right.enter(supervisor);
    await heard().toEqual([...among(...sides), ...listening].sort());
    expect(left.countViews(applicant)).toBe(told);
    const sees = (server: Server, of: Person) =>
      server.lastView(of)?.participants.some(({ role }) => role === 'supervisor') ?? false;
    const whoSees = () => [sees(left, applicant), sees(left, guest), sees(right, agent)];
    expect(whoSees()).toEqual([false, false, false]);
    expect(JSON.stringify(left.lastView(applicant))).not.toContain(supervisor.id);
    await setLane('whisper', left, right);
    await expect.poll(whoSees).toEqual([false, false, true]);
    await setLane('main', left, right);
    await expect.poll(whoSees).toEqual([true, true, true]);
    await setLane(null, left, right);
    await expect.poll(whoSees).toEqual([false, false, false]);
  });

  it('goes on hearing the agents while the applicant is on hold, and whispers to them', async () => {
    const { left, right } = await openTalk();
    await setLane('whisper', left, right);
    await right.enter(supervisor);
    await heard().toContain(pair(agent, supervisor));
    call = { version: 2, heldAt: 1 };
    for (const { room } of [left, right]) await room.setHold(call.heldAt, call.version);
    await heard().toEqual([pair(agent, supervisor), pair(supervisor, agent)].sort());
  });

  it('is out at once, and the server of their page stops what goes to an applicant whose own server is gone', async () => {
    const { left, right } = await openTalk();
    await setLane('main', left, right);
    await right.enter(supervisor);
    await heard().toEqual(among(...sides, supervisor));
    left.goAway();
    await setLane('whisper', right);
    expect(await wire.whoHears()).not.toContain(pair(applicant, supervisor));
    await setLane(null, right);
    expect(await wire.whoHears()).toEqual(among(...sides));
    expect(right.closed).toEqual([`page-${supervisor.id} moved`]);
  });

  it('who joins without having entered hears nothing and is heard by nobody', async () => {
    const { right } = await openTalk();
    await right.enter(supervisor);
    expect(await wire.whoHears()).toEqual(among(...sides));
  });
});
