import type { CallState } from '@cloudseat/shared/nouns/call.ts';
import type { AgentId, ApplicantId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { noWishes } from '../captions/caption-wishes.ts';
import type { MediaNodes } from '../media/media-nodes.ts';
import { noMonitors } from './monitor.store.ts';
import { type Person, peerIdOf } from './person.ts';
import { createRooms, type RoomEvent } from './rooms.ts';

const callId = 'talk' as CallId;
const agent = (id: string): Person => ({ role: 'agent', id: id as AgentId });
const applicant: Person = { role: 'applicant', id: 'applicant' as ApplicantId };

/** A room whose media node only remembers who is in. */
async function openRoom(state: CallState, people: readonly Person[]) {
  const peers = new Map<string, unknown>();
  const remote = {
    ...{ roomId: callId, nodeId: 'node', isClosed: false, peers, consumers: [], producers: [] },
    captionSource: 'none',
    on: () => () => undefined,
    join: async (peerId: string, appData: unknown) => peers.set(peerId, appData),
    leave: async (peerId: string) => peers.delete(peerId),
    setConsumersPaused: async () => undefined,
    close: async () => peers.clear(),
  };
  const nodes = { openRoom: async () => remote, onRoomLost: () => () => undefined, place: () => 'node' };
  const rooms = createRooms({
    nodes: nodes as unknown as MediaNodes,
    places: {
      getCall: async () => ({ callId, kind: 'talk', state, version: 1, heldAt: null, sfuNodeId: 'node' }),
      setPlace: async () => ({ sfuNodeId: 'node' }),
      clearNode: async () => undefined,
    },
    ...{ findMonitors: async () => noMonitors, tellNow: () => undefined, onOut: () => undefined },
    isConnected: () => true,
    findShown: async () => ({ version: 0, document: null }),
    findCaptionWishes: async () => noWishes,
    onCaption: () => undefined,
    onChanged: () => undefined,
    onLive: () => undefined,
    onClosed: () => undefined,
    logger: pino({ level: 'silent' }),
  });
  const room = await rooms.open(callId);
  for (const person of people)
    await room.join({ peerId: peerIdOf(person), person, pageId: `page-${person.id}` });
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    room,
    rooms,
    async tell(event: Partial<RoomEvent>) {
      rooms.handleEvent({
        ...{ type: 'agentChanged', callId, parentId: null, agentId: null, to: state, offerEnd: null },
        ...{ endReason: null, version: null, heldAt: null },
        ...event,
      });
      await settle();
      return { peers: [...peers.keys()], locals: [...room.locals.keys()] };
    },
  };
}
const [first, second, third] = [agent('a1'), agent('a2'), agent('a3')];
const idOf = (person: Person) => person.id as AgentId;
const leg = { callId: 'leg' as CallId, parentId: callId, agentId: idOf(second) };
const stay = (...people: Person[]) => ({ peers: people.map(peerIdOf), locals: people.map(peerIdOf) });

describe('a call that rang at several desks', () => {
  it('has only the one who was fastest in its room before anything flows', async () => {
    const { tell, room } = await openRoom('offered', [applicant, first, second, third]);
    expect(room.phase).toBe('preparing');
    const left = await tell({
      ...{ type: 'offerAccepted', agentId: idOf(second), to: 'connecting', offerEnd: 'accepted' },
    });
    expect(left).toEqual(stay(applicant, second));
    expect(room.phase).toBe('live');
  });

  it('loses the desk whose offer was taken away, and rings on at the others', async () => {
    const { tell, room } = await openRoom('offered', [applicant, first, second]);
    const left = await tell({ type: 'offerRescinded', agentId: idOf(first), offerEnd: 'rescinded' });
    expect(left).toEqual(stay(applicant, second));
    expect(room.phase).toBe('preparing');
  });
});

describe('a transfer or consult', () => {
  it.each([
    ['is over', { type: 'callEnded', to: 'completed', endReason: 'agentEnded' }],
    ['was taken back', { type: 'callEnded', to: 'cancelled', endReason: 'agentEnded' }],
    ['looks for somebody else', { type: 'callRequeued', to: 'queued' }],
  ] as const)('that %s takes its agent out, and the talk goes on', async (_name, event) => {
    const { tell, room } = await openRoom('active', [applicant, first, second]);
    expect(await tell({ ...leg, ...event })).toEqual(stay(applicant, first));
    expect(room.phase).toBe('live');
  });

  it('that becomes a hand-over leaves its agent in, and takes the one before out', async () => {
    const { tell, room } = await openRoom('active', [applicant, first, second]);
    const handedOver = { type: 'callEnded', to: 'completed', endReason: 'handedOver' } as const;
    expect(await tell({ ...leg, ...handedOver })).toEqual(stay(applicant, first, second));
    const left = await tell({ type: 'callHandedOver', agentId: idOf(first), to: 'active' });
    expect(left).toEqual(stay(applicant, second));
    expect(room.phase).toBe('live');
  });

  it('that only begins changes nobody’s place', async () => {
    const { tell } = await openRoom('active', [applicant, first]);
    const told = await tell({ ...leg, type: 'offerAccepted', to: 'connecting', offerEnd: 'accepted' });
    expect(told).toEqual(stay(applicant, first));
  });
});

it('a page that moved to another server stays in the room, and is no concern of this one', async () => {
  const { room, rooms } = await openRoom('active', [applicant, first]);
  rooms.forgetPage(`page-${first.id}`);
  expect([...room.locals.keys()]).toEqual([peerIdOf(applicant)]);
  expect([...room.remote.peers.keys()]).toEqual([applicant, first].map(peerIdOf));
});
