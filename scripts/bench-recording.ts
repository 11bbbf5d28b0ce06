// npm run bench:recording [-- --json]: what recording costs a media node. The same calls of two people (720p25 VP8 and Opus each)
// run without it, with it and without it again; the figure is the processor time of worker, node and recorder beyond that without.
import { join } from 'node:path';
import { startChild } from './bench/child.ts';
import { printFigures, printTable, round } from './bench/figures.ts';
import type { HostAnswer, HostRequest } from './bench/recording/node-host.ts';
import { measureCores, residentMib } from './bench/recording/processor-time.ts';
import { makeFilm, openSink, sendFilm } from './bench/recording/senders.ts';
import { ensureSetup } from './setup/ensure.mjs';

const callCount = 4;
const measureMs = 20_000;
const settleMs = 3_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

type Answer<Type extends HostAnswer['type']> = Extract<HostAnswer, { type: Type }>;

const { workerBin } = await ensureSetup({ redis: false, worker: true, client: false, tests: true });
if (workerBin) process.env.MEDIASOUP_WORKER_BIN = workerBin;
const film = await makeFilm(12);
const host = startChild<HostAnswer, HostRequest>(
  join(import.meta.dirname, 'bench/recording/node-host.ts'),
  [],
);
async function next<Type extends HostAnswer['type']>(type: Type): Promise<Answer<Type>> {
  return (await host.next((answer) => answer.type === type)) as Answer<Type>;
}
async function ask<Type extends HostAnswer['type']>(request: HostRequest, type: Type): Promise<Answer<Type>> {
  const answer = next(type);
  host.send(request);
  return answer;
}

const { nodePid, workerPid } = await next('ready');
const sink = await openSink();
const targets = [];
for (let call = 0; call < callCount; call += 1) {
  targets.push(...(await ask({ type: 'addCall', sinkPort: sink.port }, 'callAdded')).participants);
}
const stopSending = sendFilm(film, targets);

const plain = { node: nodePid, worker: workerPid };
await pause(settleMs);
const before = await measureCores(plain, measureMs);
const { recorderPid } = await ask({ type: 'setRecording', isRecording: true }, 'recordingSet');
await pause(settleMs);
const recorded = await measureCores({ ...plain, recorder: recorderPid }, measureMs);
const recorderMib = residentMib(recorderPid);
await ask({ type: 'setRecording', isRecording: false }, 'recordingSet');
await pause(settleMs);
const after = await measureCores(plain, measureMs);
const received = sink.received();
stopSending();
sink.close();
await host.stop();

const perCall = (cores: number) => (cores / callCount) * 100;
const without = { node: (before.node + after.node) / 2, worker: (before.worker + after.worker) / 2 };
const extra = { node: recorded.node - without.node, worker: recorded.worker - without.worker };
const share = perCall(extra.node + extra.worker + recorded.recorder);
const percent = (cores: number) => `${round(perCall(cores), 2)} %`;
printTable(
  `${callCount} calls of two at ${round(film.bitsPerSecond / 1e6, 1)} Mbit/s a picture, % of a core per call (${received} packets forwarded)`,
  [
    ['', 'worker', 'node', 'recorder'],
    ['without recording, before', percent(before.worker), percent(before.node), ''],
    ['with recording', percent(recorded.worker), percent(recorded.node), percent(recorded.recorder)],
    ['without recording, after', percent(after.worker), percent(after.node), ''],
    ['recording costs', percent(extra.worker), percent(extra.node), percent(recorded.recorder)],
    ['in all', `${round(share, 2)} %`, 'aim: 3 %', `${round(recorderMib, 0)} MiB`],
  ],
);
printFigures('recording', {
  coreSharePerCall: round(share / 100, 4),
  recorderSharePerCall: round(recorded.recorder / callCount, 4),
  workerExtraPerCall: round(extra.worker / callCount, 4),
  nodeExtraPerCall: round(extra.node / callCount, 4),
  recorderMib: round(recorderMib, 0),
});
