// npm run bench:captions [-- --json]: what captions cost a media node beside the recogniser itself. The same speech, as packets of
// Opus, goes through order, decoder and adapter as fast as it can; the figure is processor time a minute of one person's speech.

import { demoRecogniser } from '../sfu/src/captions/demo-recogniser.ts';
import { createFunasrRecogniser } from '../sfu/src/captions/funasr-recogniser.ts';
import type { Recogniser, RecogniserStream } from '../sfu/src/captions/recogniser.ts';
import { SoundStream } from '../sfu/src/captions/sound-stream.ts';
import { startFunasrServer } from '../sfu/src/test-support/funasr-server.ts';
import { readSpeech, rtpPacket } from '../sfu/src/test-support/speech.ts';
import { printFigures, printTable, round } from './bench/figures.ts';

const frames = readSpeech();
const frameMs = 20;
/** Long enough for the compiler to have warmed up, and for a steady figure. */
const minutes = 10;
const packetCount = (minutes * 60_000) / frameMs;

type Cost = { cpuMsPerMinute: number; timesFasterThanSpeech: number };

/** What one speaker of so many minutes costs this process, in user and system time. */
async function measure(stream: Pick<RecogniserStream, 'push'>): Promise<Cost> {
  const sound = await SoundStream.create();
  const packets = Array.from({ length: packetCount }, (_, position) =>
    rtpPacket(frames[position % frames.length] ?? new Uint8Array(), position),
  );
  const [cpuBefore, startedMs] = [process.cpuUsage(), performance.now()];
  for (const [position, packet] of packets.entries()) {
    for (const pcm of sound.push(packet)) stream.push(pcm);
    // The adapter's socket gets its turn, as it would between two packets.
    if (position % 500 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  const { user, system } = process.cpuUsage(cpuBefore);
  sound.close();
  return {
    cpuMsPerMinute: round((user + system) / 1_000 / minutes, 1),
    timesFasterThanSpeech: round((minutes * 60_000) / (performance.now() - startedMs), 0),
  };
}

async function measureAdapter(recogniser: Recogniser): Promise<Cost & { told: number }> {
  let told = 0;
  const ready = Promise.withResolvers<void>();
  const count = () => {
    told += 1;
  };
  const listener = { onReady: ready.resolve, onPartial: count, onFinal: count, onError: () => undefined };
  const stream = recogniser.open({ language: 'zh', ...listener });
  await ready.promise;
  const cost = await measure(stream);
  stream.close();
  return { ...cost, told };
}

/** Takes what it is sent as a process of its own would: reading it costs this one nothing worth counting. */
const server = await startFunasrServer({ isDeaf: true });
await measure({ push: () => undefined });
const decoding = await measure({ push: () => undefined });
const demo = await measureAdapter(demoRecogniser);
const recogniser = await measureAdapter(createFunasrRecogniser(server.url));
await server.close();
const share = ({ cpuMsPerMinute }: Cost) => round(cpuMsPerMinute / 600, 2);
const row = (name: string, cost: Cost) => [
  ...[name, `${cost.cpuMsPerMinute} ms`, `${share(cost)} % of a core`, `${cost.timesFasterThanSpeech}×`],
];
printTable(`Captions of one speaker, per minute of speech (${minutes} minutes)`, [
  row('order and decoding alone', decoding),
  row('… and the demonstration', demo),
  row('… and a recogniser over WebSocket, its end in this process as well', recogniser),
]);
printFigures('captions', {
  decodeCpuMsPerMinute: decoding.cpuMsPerMinute,
  demoCpuMsPerMinute: demo.cpuMsPerMinute,
  recogniserCpuMsPerMinute: recogniser.cpuMsPerMinute,
  decodeTimesFasterThanSpeech: decoding.timesFasterThanSpeech,
  demoTimesFasterThanSpeech: demo.timesFasterThanSpeech,
  recogniserTimesFasterThanSpeech: recogniser.timesFasterThanSpeech,
  demoTold: demo.told,
});
