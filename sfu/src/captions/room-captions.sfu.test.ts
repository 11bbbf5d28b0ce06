import type { SfuEventData } from '@cloudseat/shared/contract/sfu.ts';
import { PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { createWorker, type types } from 'mediasoup';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { mediaCodecs } from '../media/codecs.ts';
import { startFunasrServer } from '../test-support/funasr-server.ts';
import { opus } from '../test-support/rtp.ts';
import { readSpeech, rtpPacket } from '../test-support/speech.ts';
import { startTestNode } from '../test-support/test-node.ts';
import { createCaptionService } from './caption-service.ts';
import { RoomCaptions } from './room-captions.ts';

const frames = readSpeech();
const applicant = PeerId.parse('applicant-1');
const agent = PeerId.parse('agent-1');
type Told = SfuEventData<'caption:told'>;

let worker: types.Worker;
beforeAll(async () => {
  const { MEDIASOUP_WORKER_BIN: workerBin } = process.env;
  worker = await createWorker({ logLevel: 'error', ...(workerBin ? { workerBin } : {}) });
});
afterAll(() => worker?.close());
const ends: Array<() => void | Promise<void>> = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** A room on a real worker in which both send real Opus by a direct transport. */
async function openRoom(config: string) {
  const router = await worker.createRouter({ mediaCodecs });
  ends.push(() => router.close());
  const transport = await router.createDirectTransport();
  const told: Told[] = [];
  const states: boolean[] = [];
  const captions = new RoomCaptions({
    roomId: RoomId.parse('room'),
    router,
    service: createCaptionService(config, () => undefined),
    emit: (event, data) => {
      if (event === 'caption:told') told.push(data as Told);
      if (event === 'captions:stateChanged') states.push((data as { isAvailable: boolean }).isAvailable);
    },
  });
  ends.push(() => captions.close());
  let ssrc = 1_000;
  async function addMicrophone(peerId: PeerId) {
    ssrc += 1;
    const rtpParameters = opus(ssrc) as types.RtpParameters;
    const producer = await transport.produce({ kind: 'audio', rtpParameters });
    captions.add({ peerId, producer });
    const own = ssrc;
    let position = 0;
    return {
      producer,
      /** All of it at once, or only from one frame to another: the recogniser goes by the packets' own time. */
      async speak(from = 0, to = frames.length): Promise<void> {
        for (const frame of frames.slice(from, to)) {
          position += 1;
          producer.send(rtpPacket(frame, position, own));
        }
        // The worker answers in order.
        await producer.getStats();
      },
    };
  }
  const set = (peerIds: PeerId[], audience = '', audienceVersion = 0) =>
    captions.set({ ...{ peerIds, audience, audienceVersion }, language: 'zh' });
  /** A microphone is listened to once its consumer stands at the worker. */
  async function untilListening(count: number): Promise<void> {
    await vi.waitFor(async () => {
      const { mapProducerIdConsumerIds } = await router.dump();
      expect(mapProducerIdConsumerIds.filter(({ values }) => values.length > 0)).toHaveLength(count);
    }, 5_000);
  }
  return { captions, told, states, addMicrophone, set, untilListening };
}
const untilFinal = (told: readonly Told[], count: number) =>
  vi.waitFor(() => expect(told.filter(({ caption }) => caption.isFinal)).toHaveLength(count), 5_000);

describe('captions by the demonstration', () => {
  it('find in real sound when somebody speaks and for how long, and say no words', async () => {
    const room = await openRoom('demo');
    const microphone = await room.addMicrophone(applicant);
    expect(await room.set([applicant])).toBe(true);
    await room.untilListening(1);
    await microphone.speak();
    await untilFinal(room.told, 2);
    const final = room.told.filter(({ caption }) => caption.isFinal).map(({ caption }) => caption);
    expect(final.map(({ utterance }) => utterance)).toEqual([1, 2]);
    for (const { content } of final)
      expect(content.kind === 'demo' && content.spokenMs > 1_000 && content.spokenMs < 2_200).toBe(true);
    expect(room.told.filter(({ caption }) => !caption.isFinal).length).toBeGreaterThan(2);
    expect(new Set(room.told.map(({ peerId }) => peerId))).toEqual(new Set([applicant]));
  });

  it('listen to nobody but those who are named', async () => {
    const room = await openRoom('demo');
    const [theirs, own] = [await room.addMicrophone(applicant), await room.addMicrophone(agent)];
    await room.set([agent]);
    await room.untilListening(1);
    await Promise.all([theirs.speak(), own.speak()]);
    await untilFinal(room.told, 2);
    expect(room.told.filter(({ peerId }) => peerId !== agent)).toEqual([]);
    await room.set([]);
    await room.untilListening(0);
  });

  it('tell nobody the half of a sentence that was begun for others', async () => {
    const room = await openRoom('demo');
    const microphone = await room.addMicrophone(agent);
    await room.set([agent], 'private');
    await room.untilListening(1);
    await microphone.speak(0, 90);
    await vi.waitFor(() => expect(room.told.length).toBeGreaterThan(0));
    // The sentence goes on while the audience changes.
    await room.set([agent], 'both');
    await room.untilListening(1);
    await microphone.speak(90);
    await untilFinal(room.told, 1);
    const forPrivate = room.told.filter(({ audience }) => audience === 'private');
    expect(forPrivate.every(({ caption }) => !caption.isFinal && caption.utterance === 1)).toBe(true);
    const forBoth = room.told.filter(({ audience }) => audience === 'both');
    expect(forBoth.every(({ caption }) => caption.utterance > 1)).toBe(true);
    const [last] = forBoth.slice(-1);
    expect(last?.caption.content.kind === 'demo' && last.caption.content.spokenMs < 1_700).toBe(true);
  });

  it('go on as they are when a server that is late names the audience before', async () => {
    const room = await openRoom('demo');
    const microphone = await room.addMicrophone(agent);
    await room.set([agent], 'closed part', 5);
    await room.set([agent, applicant], 'open part', 4);
    await room.untilListening(1);
    await microphone.speak();
    await untilFinal(room.told, 2);
    expect(room.told.every(({ audience }) => audience === 'closed part')).toBe(true);
  });

  it('go on with a page that was loaded again, and count its utterances on', async () => {
    const room = await openRoom('demo');
    const before = await room.addMicrophone(applicant);
    await room.set([applicant]);
    await room.untilListening(1);
    await before.speak();
    await untilFinal(room.told, 2);
    before.producer.close();
    const after = await room.addMicrophone(applicant);
    await room.untilListening(1);
    await after.speak();
    await untilFinal(room.told, 4);
    const numbers = room.told
      .filter(({ caption }) => caption.isFinal)
      .map(({ caption }) => caption.utterance);
    expect([...new Set(numbers)]).toEqual(numbers);
    expect(numbers.toSorted((left, right) => left - right)).toEqual(numbers);
  });
});

describe('captions by a recogniser', () => {
  it('are its words, and say when it is away and back', async () => {
    const server = await startFunasrServer();
    ends.push(() => server.close());
    const room = await openRoom(server.url);
    const microphone = await room.addMicrophone(applicant);
    await room.set([applicant]);
    await vi.waitFor(() => expect(server.sessions).toHaveLength(1), 5_000);
    await microphone.speak();
    await untilFinal(room.told, 2);
    expect(room.told.at(-1)?.caption.content).toEqual({
      kind: 'words',
      text: expect.stringMatching(/^您好.*。$/),
    });
    server.hangUp();
    await vi.waitFor(() => expect(room.states).toEqual([false, true]), 5_000);
  });

  it('that nobody answers leave all else alone', async () => {
    const room = await openRoom('ws://127.0.0.1:9');
    await room.addMicrophone(applicant);
    await room.set([applicant]);
    await vi.waitFor(() => expect(room.states).toEqual([false]));
    expect(room.captions.isAvailable).toBe(false);
  });
});

it('a node is asked over the link: REFUSED without a recogniser, named in the room’s state', async () => {
  const running = await startTestNode();
  ends.push(() => running.close());
  const link = await running.link('server-a');
  const { captionSource, roomId } = await link.request('room:open', { roomId: 'room-1', appData: {} });
  expect(captionSource).toBe('none');
  const wanted = { roomId, peerIds: [applicant], audience: '', language: 'zh' as const };
  await expect(link.request('captions:set', wanted)).rejects.toMatchObject({ code: 'REFUSED' });
});
