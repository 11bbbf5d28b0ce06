import { NodeId, RoomState } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { AgentId, ApplicantId, CallId, ConsumerId } from '@cloudseat/shared/nouns/ids.ts';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { noWishes } from '../captions/caption-wishes.ts';
import type { MediaNodes } from '../media/media-nodes.ts';
import { RemoteRoom } from '../media/remote-room.ts';
import { noMonitors } from './monitor.store.ts';
import { type Person, peerIdOf } from './person.ts';
import { createRooms, type RoomEvent } from './rooms.ts';

const callId = 'call' as CallId;
const applicant: Person = { role: 'applicant', id: 'u1' as ApplicantId };
const agent: Person = { role: 'agent', id: 'a1' as AgentId };
const colleague: Person = { role: 'agent', id: 'a2' as AgentId };
const logger = pino({ level: 'silent' });
/** Long enough for all that is answered at once. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

type Asked = { consumerIds: string[]; isPaused: boolean };

/** Everybody has a microphone and a way to hear each other one, named listener_hears_speaker. */
function stateOf(people: readonly Person[], flowing: ReadonlySet<string>): RoomState {
  const peerIds = people.map(peerIdOf);
  return RoomState.parse({
    captionSource: 'none',
    ...{
      roomId: callId,
      instanceId: 'instance-1',
      appData: {},
      routerRtpCapabilities: { codecs: [] },
      speakerPeerId: null,
    },
    peers: people.map((person) => ({
      ...{ peerId: peerIdOf(person), appData: { role: person.role, lane: 'main' }, transports: [] },
      producers: [
        {
          ...{ producerId: peerIdOf(person), transportId: 'send', source: 'microphone', kind: 'audio' },
          isPaused: false,
        },
      ],
      consumers: peerIds
        .filter((speaker) => speaker !== peerIdOf(person))
        .map((speaker) => ({ consumerId: `${peerIdOf(person)}_hears_${speaker}`, producerId: speaker }))
        .map((ids) => ({
          ...{ ...ids, transportId: 'receive', kind: 'audio' },
          ...{ isPaused: !flowing.has(ids.consumerId), isProducerPaused: false },
        })),
    })),
  });
}

/** A media node that does what it is asked in order, and only when it is let. What is asked of it is remembered. */
function openNode(people: readonly Person[]) {
  const flowing = new Set<string>();
  const asked: Asked[] = [];
  let waiting: (() => void)[] = [];
  let isBusy = false;
  let isAway = false;
  const set = ({ consumerIds, isPaused }: Asked) => {
    for (const id of consumerIds) isPaused ? flowing.delete(id) : flowing.add(id);
    const change = { roomId: callId, consumerIds: consumerIds as ConsumerId[], isPaused };
    remote.handleChange({ event: 'consumers:pausedChanged', data: change as never });
  };
  const carryOut = (method: string, data: Asked & { peerId: string }) => {
    if (method === 'peer:close') {
      const gone = [...flowing].filter((id) => id.split('_hears_').includes(data.peerId));
      for (const id of gone) flowing.delete(id);
      remote.handleChange({ event: 'peer:closed', data: data as never });
      return {};
    }
    set(data);
    return { missingConsumerIds: [] };
  };
  const request = (method: string, data: Asked & { peerId: string }) =>
    new Promise((resolve, reject) => {
      if (isAway) return reject(new Error('no link to the media node'));
      if (method === 'consumers:setPaused') asked.push(data);
      waiting.push(() => resolve(carryOut(method, data)));
      if (!isBusy) free();
    });
  function free() {
    isBusy = false;
    for (const next of waiting) next();
    waiting = [];
  }
  const remote = new RemoteRoom(
    NodeId.parse('node'),
    { request: request as never },
    { serverId: 's1', logger },
    stateOf(people, flowing),
  );
  return {
    remote,
    asked,
    set,
    free,
    flows: () => [...flowing].sort(),
    keepBusy: () => {
      isBusy = true;
    },
    lose: () => {
      isAway = true;
    },
    comeBack: () => {
      isAway = false;
      remote.handleResumed(stateOf(people, flowing));
    },
  };
}

/** A server that has these people's pages, and a call that goes on. */
async function openServer(locals: readonly Person[], people: readonly Person[] = [applicant, agent]) {
  const node = openNode(people);
  let call = { version: 1, heldAt: null as number | null };
  let isUnreadable = false;
  const nodes = { openRoom: async () => node.remote, onRoomLost: () => undefined, place: () => 'node' };
  const rooms = createRooms({
    nodes: nodes as unknown as MediaNodes,
    findCaptionWishes: async () => noWishes,
    onCaption: () => undefined,
    places: {
      async getCall() {
        if (isUnreadable) throw new Error('Redis is away');
        return { callId, kind: 'talk', state: 'active', sfuNodeId: 'node', ...call };
      },
      setPlace: async () => ({ sfuNodeId: 'node' }),
      clearNode: async () => undefined,
    },
    ...{ findMonitors: async () => noMonitors, tellNow: () => undefined, onOut: () => undefined },
    isConnected: () => true,
    findShown: async () => ({ version: -1, document: null }),
    ...{ onChanged: () => undefined, onLive: () => undefined, onClosed: () => undefined },
    logger,
  });
  const room = await rooms.open(callId);
  for (const person of locals)
    room.locals.set(peerIdOf(person), { peerId: peerIdOf(person), person, pageId: `page-${person.id}` });
  /** What its pages are ready to take, and what other servers' pages hear already. */
  async function begin(): Promise<void> {
    const names: string[] = locals.map(peerIdOf);
    for (const { peerId, consumerId } of node.remote.consumers)
      if (names.includes(peerId)) await room.markReady(consumerId);
      else node.set({ consumerIds: [consumerId], isPaused: false });
  }
  const change = (heldAt: number | null) => {
    call = { version: call.version + 1, heldAt };
    return call;
  };
  return {
    ...{ room, node, begin, change },
    hear(told: typeof call, more: Partial<RoomEvent> = {}): void {
      rooms.handleEvent({
        ...{ type: told.heldAt === null ? 'callResumed' : 'callHeld', callId, parentId: null, to: 'active' },
        ...{ agentId: agent.id as AgentId, offerEnd: null, endReason: null, ...told, ...more },
      });
    },
    loseRedis: () => {
      isUnreadable = true;
    },
  };
}
const everybody = ['agent-a1_hears_applicant-u1', 'applicant-u1_hears_agent-a1'];
const [heard, hearing] = everybody as [string, string];

describe('what was let flow just before a hold', () => {
  it('by a page that asked for its sound is stopped as soon as it flows', async () => {
    const { room, node, hear, change } = await openServer([applicant, agent]);
    node.keepBusy();
    const asking = node.remote.consumers.map(({ consumerId }) => room.markReady(consumerId));
    hear(change(1));
    node.free();
    await Promise.all(asking);
    await settle();
    expect(node.flows()).toEqual([]);
  });

  it('by the end of the hold before is stopped as soon as it flows', async () => {
    const { node, begin, hear, change } = await openServer([applicant, agent]);
    await begin();
    hear(change(1));
    await settle();
    expect(node.flows()).toEqual([]);
    node.keepBusy();
    hear(change(null));
    hear(change(2));
    node.free();
    await settle();
    expect(node.flows()).toEqual([]);
  });

  it('by another server is stopped by this one: that one may be gone', async () => {
    const { node, begin, hear, change } = await openServer([agent]);
    await begin();
    hear(change(1));
    await settle();
    node.set({ consumerIds: [hearing], isPaused: false });
    await settle();
    expect(node.flows()).toEqual([]);
  });

  it('is stopped even if nobody can say whether the hold goes on', async () => {
    const { node, hear, change, loseRedis } = await openServer([agent]);
    hear(change(1));
    loseRedis();
    node.set({ consumerIds: [hearing], isPaused: false });
    await settle();
    expect(node.flows()).toEqual([]);
  });
});

it('what the media node could not be told to stop is stopped when it is in reach again', async () => {
  const { node, begin, hear, change } = await openServer([agent]);
  await begin();
  expect(node.flows()).toEqual(everybody);
  node.lose();
  hear(change(1));
  await settle();
  expect(node.flows()).toEqual(everybody);
  node.comeBack();
  await settle();
  expect(node.flows()).toEqual([]);
});

it('a server that hears late of the end of a hold lets flow what another one resumed, and its own', async () => {
  const { node, begin, hear, change } = await openServer([agent]);
  await begin();
  hear(change(1));
  await settle();
  node.asked.length = 0;
  change(null);
  node.set({ consumerIds: [hearing], isPaused: false });
  await settle();
  expect(node.asked).toEqual([expect.objectContaining({ consumerIds: [heard], isPaused: false })]);
  expect(node.flows()).toEqual(everybody);
});

describe('an agent who leaves while the applicant is on hold', () => {
  const talk = async (people: readonly Person[]) => {
    const server = await openServer(people, people);
    await server.begin();
    server.hear(server.change(1));
    await settle();
    server.node.asked.length = 0;
    return server;
  };
  const resumed = (asked: readonly Asked[]) =>
    asked.flatMap(({ consumerIds, isPaused }) => (isPaused ? [] : consumerIds));

  it('by passing them on at once is let hear nothing more', async () => {
    const { node, hear, change } = await talk([applicant, agent]);
    node.keepBusy();
    hear(change(null), { type: 'callRequeued', to: 'queued' });
    await settle();
    node.free();
    await settle();
    expect(resumed(node.asked)).toEqual([]);
    expect([...node.remote.peers.keys()]).toEqual([peerIdOf(applicant)]);
  });

  it('by handing them over is let hear nothing more, and the next one is heard', async () => {
    const { node, hear, change } = await talk([applicant, agent, colleague]);
    hear(change(null), { type: 'callHandedOver' });
    await expect
      .poll(() => node.flows())
      .toEqual(['agent-a2_hears_applicant-u1', 'applicant-u1_hears_agent-a2']);
    expect(resumed(node.asked).filter((id) => id.includes(peerIdOf(agent)))).toEqual([]);
  });
});
