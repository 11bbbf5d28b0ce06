import { createWorker, type types } from 'mediasoup';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { opus } from '../test-support/rtp.ts';
import { mediaCodecs } from './codecs.ts';
import { SpeakerWatch } from './speaker-watch.ts';

let worker: types.Worker;
let router: types.Router;
let watch: SpeakerWatch;
let told: string[];
beforeAll(async () => {
  const workerBin = process.env.MEDIASOUP_WORKER_BIN;
  worker = await createWorker({ logLevel: 'error', ...(workerBin ? { workerBin } : {}) });
});
afterAll(() => worker?.close());
beforeEach(async () => {
  router = await worker.createRouter({ mediaCodecs });
  told = [];
  watch = await SpeakerWatch.create(router, ({ appData }) => told.push(String(appData.name)));
});

let lastSsrc = 500;
async function openMicrophone(name: string) {
  lastSsrc += 1;
  const ssrc = lastSsrc;
  const transport = await router.createDirectTransport();
  const producer = await transport.produce({
    kind: 'audio',
    rtpParameters: opus(ssrc) as types.RtpParameters,
    appData: { name },
  });
  watch.add(producer);
  let sequence = 0;
  return {
    /** One packet of 20 ms; levelDb as it is told in the header: 0 is the loudest, -127 silence. */
    send(levelDb: number): void {
      sequence += 1;
      const packet = Buffer.alloc(60);
      packet.writeUInt8(0x90, 0);
      packet.writeUInt8(111, 1);
      packet.writeUInt16BE(sequence, 2);
      packet.writeUInt32BE(sequence * 960, 4);
      packet.writeUInt32BE(ssrc, 8);
      packet.writeUInt16BE(0xbede, 12);
      packet.writeUInt16BE(1, 14);
      packet.writeUInt8(0x10, 16);
      packet.writeUInt8(-levelDb | (levelDb > -100 ? 0x80 : 0), 17);
      producer.send(packet);
    },
  };
}

/** Packets of all of these every 20 ms until it holds. */
async function sendUntil(holds: () => boolean, send: () => void): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      send();
      if (!holds()) return;
      clearInterval(timer);
      resolve();
    }, 20);
  });
}

it('tells the very first who speaks, be it the first microphone that was there, and nobody before', async () => {
  const [first, second] = [await openMicrophone('first'), await openMicrophone('second')];
  let quiet = 0;
  await sendUntil(
    () => quiet > 60,
    () => {
      quiet += 1;
      first.send(-127);
      second.send(-127);
    },
  );
  expect(told).toEqual([]);
  await sendUntil(
    () => told.length > 0,
    () => {
      first.send(-20);
      second.send(-127);
    },
  );
  expect(told).toEqual(['first']);
  await sendUntil(
    () => told.length > 1,
    () => {
      first.send(-127);
      second.send(-20);
    },
  );
  expect(told).toEqual(['first', 'second']);
});
