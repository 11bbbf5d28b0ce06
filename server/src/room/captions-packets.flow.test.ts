import type { SfuEventData } from '@cloudseat/shared/contract/sfu.ts';
import type { PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { AgentId, CallId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { createWorker, type types } from 'mediasoup';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createCaptionService } from '../../../sfu/src/captions/caption-service.ts';
import { RoomCaptions as NodeCaptions } from '../../../sfu/src/captions/room-captions.ts';
import { mediaCodecs } from '../../../sfu/src/media/codecs.ts';
import { opus } from '../../../sfu/src/test-support/rtp.ts';
import { readSpeech, rtpPacket } from '../../../sfu/src/test-support/speech.ts';
import type { MediaNodes } from '../media/media-nodes.ts';
import { noMonitors } from './monitor.store.ts';
import { type Person, peerIdOf } from './person.ts';
import { createRoomNotices } from './room-notices.ts';
import { createRooms } from './rooms.ts';

// Real speech through a real worker, the node's captions and the server's choice of who reads them; only the link is made up.
const person = (role: Person['role'], id: string) => ({ role, id }) as Person;
const applicant = person('applicant', 'u1');
const agent = person('agent', 'a1');
const colleague = person('agent', 'a2');
const people = [applicant, agent, colleague];
const callId = 'call' as CallId;
const frames = readSpeech();
/** In the middle of the first sentence, which is 100 frames long. */
const halfway = 60;
type Told = SfuEventData<'caption:told'>;

let worker: types.Worker;
beforeAll(async () => {
  const { MEDIASOUP_WORKER_BIN: workerBin } = process.env;
  worker = await createWorker({ logLevel: 'error', ...(workerBin ? { workerBin } : {}) });
});
afterAll(() => worker?.close());

type Listener = (told: Told) => void;
async function openTalk() {
  const router = await worker.createRouter({ mediaCodecs });
  const transport = await router.createDirectTransport();
  const listeners: Listener[] = [];
  const made: Told[] = [];
  const node = new NodeCaptions({
    roomId: callId as string as RoomId,
    router,
    service: createCaptionService('demo', () => undefined),
    emit(event, data) {
      if (event !== 'caption:told') return;
      made.push(data as Told);
      for (const listener of listeners) listener(data as Told);
    },
  });
  const senders: Array<{ peerId: PeerId; producer: types.Producer; ssrc: number; sent: number }> = [];
  for (const [index, each] of people.entries()) {
    const ssrc = 1_000 + index;
    const rtpParameters = opus(ssrc) as types.RtpParameters;
    const producer = await transport.produce({ kind: 'audio', rtpParameters });
    senders.push({ peerId: peerIdOf(each), producer, ssrc, sent: 0 });
    node.add({ peerId: peerIdOf(each), producer });
  }
  const remote = {
    ...{ roomId: callId, nodeId: 'node', isClosed: false, captionSource: 'demo' },
    ...{ producers: [], consumers: [], transports: [] },
    peers: new Map(people.map((each) => [peerIdOf(each), { role: each.role, lane: 'main' }])),
    on: (name: string, listener: Listener) => {
      if (name === 'caption:told') listeners.push(listener);
      return () => undefined;
    },
    join: async () => undefined,
    setConsumersPaused: async () => undefined,
    setCaptions: (wanted: Parameters<NodeCaptions['set']>[0]) => node.set(wanted),
  };
  const read: string[] = [];
  const notices = createRoomNotices({
    clock: { now: () => 1 },
    findRecording: () => null,
    getCard: async () => ({ name: '', relation: null }) as never,
    ...{ send: () => undefined, sendStill: () => undefined, sendWord: () => undefined },
    ...{ sendClosed: () => undefined, sendLine: () => undefined },
    sendCaption: (pageId, { participantId, caption }) =>
      read.push(`${pageId} ← ${participantId}${caption.isFinal ? '' : ' …'}`),
  });
  const nodes = { openRoom: async () => remote, onRoomLost: () => undefined, place: () => 'node' };
  const rooms = createRooms({
    nodes: nodes as unknown as MediaNodes,
    places: {
      getCall: async () => ({
        ...{ callId, kind: 'talk', state: 'active', sfuNodeId: 'node', version: 1, heldAt: null },
      }),
      setPlace: async () => ({ sfuNodeId: 'node' }),
      clearNode: async () => undefined,
    },
    ...{ findMonitors: async () => noMonitors, tellNow: () => undefined, onOut: () => undefined },
    isConnected: () => true,
    findShown: async () => ({ version: -1, document: null }),
    findCaptionWishes: async () => ({ version: -1, language: 'zh', peerIds: [] }),
    onCaption: notices.caption,
    ...{ onChanged: () => undefined, onLive: () => undefined, onClosed: () => undefined },
    logger: pino({ level: 'silent' }),
  });
  const room = await rooms.open(callId);
  for (const each of people) await room.join({ peerId: peerIdOf(each), person: each, pageId: each.id });
  let version = 1;
  let wishes = 0;
  const countTapped = async () => {
    const { mapProducerIdConsumerIds } = await router.dump();
    return mapProducerIdConsumerIds.filter(({ values }) => values.length > 0).length;
  };
  return {
    made,
    room,
    read: () => [...new Set(read)].filter((line) => !line.endsWith('…')).sort(),
    readInPart: () => [...new Set(read)].sort(),
    forget() {
      made.length = 0;
      read.length = 0;
    },
    async wish(...readers: Person[]): Promise<void> {
      wishes += 1;
      notices.captionWishes(room, { version: wishes, language: 'zh', peerIds: readers.map(peerIdOf) });
    },
    hold(heldAt: number | null): void {
      version += 1;
      const type = heldAt === null ? 'callResumed' : 'callHeld';
      const event = { type, callId, parentId: null, agentId: agent.id as AgentId, to: 'active' as const };
      rooms.handleEvent({ ...event, offerEnd: null, endReason: null, version, heldAt });
    },
    untilTapped: (count: number) => expect.poll(countTapped).toBe(count),
    async speak(from = 0, to = frames.length): Promise<void> {
      for (const sender of senders)
        for (const frame of frames.slice(from, to)) {
          sender.sent += 1;
          sender.producer.send(rtpPacket(frame, sender.sent, sender.ssrc));
        }
      for (const { producer } of senders) await producer.getStats();
    },
    untilMade: (count: number) =>
      expect.poll(() => made.filter(({ caption }) => caption.isFinal).length).toBe(count),
    close(): void {
      node.close();
      router.close();
    },
  };
}

let talk: Awaited<ReturnType<typeof openTalk>>;
beforeEach(async () => {
  talk = await openTalk();
});
afterEach(() => talk.close());

it('each who turned captions on reads all that they may hear, and what they say; nobody else reads a word', async () => {
  await talk.wish(applicant);
  await talk.untilTapped(3);
  await talk.speak();
  await talk.untilMade(6);
  expect(talk.read()).toEqual(['u1 ← agent-a1', 'u1 ← agent-a2', 'u1 ← applicant-u1']);
  expect(talk.room.captions.present(peerIdOf(agent))).toEqual({
    ...{ source: 'demo', isWanted: false, isRunning: true, isAvailable: true },
  });
  await talk.wish();
  await talk.untilTapped(0);
});

it('on hold the applicant reads nothing of what the agents say among themselves, nor the agents what nobody hears', async () => {
  await talk.wish(applicant, agent);
  await talk.untilTapped(3);
  talk.hold(7);
  await talk.untilTapped(2);
  talk.forget();
  await talk.speak();
  await talk.untilMade(4);
  expect(talk.readInPart().filter((line) => line.startsWith('u1'))).toEqual([]);
  expect(talk.read()).toEqual(['a1 ← agent-a1', 'a1 ← agent-a2']);
});

it('what agents say in private is not even listened to when the applicant alone wants captions', async () => {
  await talk.wish(applicant);
  await talk.untilTapped(3);
  talk.hold(7);
  await talk.untilTapped(0);
  expect(talk.room.captions.present(peerIdOf(agent))?.isRunning).toBe(false);
  talk.hold(null);
  await talk.untilTapped(3);
});

it('a sentence that was begun in private and goes on after the hold is told to nobody whole', async () => {
  await talk.wish(applicant, agent);
  talk.hold(7);
  await talk.untilTapped(2);
  talk.forget();
  await talk.speak(0, halfway);
  await expect.poll(() => talk.made.length).toBeGreaterThan(1);
  talk.hold(null);
  await talk.untilTapped(3);
  await talk.speak(halfway);
  await talk.untilMade(6);
  const numbersOf = (wanted: string) =>
    talk.made
      .filter(({ audience }) => audience === wanted)
      .map(({ peerId, caption }) => `${peerId} ${caption.utterance}`);
  const [inPrivate, after] = [numbersOf('held-7'), numbersOf('')];
  expect(inPrivate.length).toBeGreaterThan(1);
  expect(after.filter((number) => inPrivate.includes(number))).toEqual([]);
  for (const { audience, caption } of talk.made) {
    if (audience === 'held-7') expect(caption.isFinal).toBe(false);
    // Less than the two seconds of the whole sentence.
    else if (caption.content.kind === 'demo') expect(caption.content.spokenMs).toBeLessThan(1_800);
  }
  expect(talk.read().filter((line) => line.startsWith('u1'))).toHaveLength(3);
});

it('what is on its way from before a hold is not shown to who is on hold', async () => {
  await talk.wish(applicant);
  await talk.untilTapped(3);
  talk.hold(7);
  await talk.untilTapped(0);
  const mayRead = (audience: string) =>
    talk.room.captions.mayTell(peerIdOf(applicant), peerIdOf(agent), audience);
  expect([mayRead(''), mayRead('held-7')]).toEqual([false, false]);
  talk.hold(null);
  expect([mayRead(''), mayRead('held-7')]).toEqual([true, false]);
});
