// npm run bench:call [-- --json] [--runs N]: from the agent's click on accept to the first frame of the other side, on both
// sides, in two Chromiums, beside a plain variant in which everything happens after the click.
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { openApplicant } from './bench/call/applicant.ts';
import { openDesk } from './bench/call/desk.ts';
import { type Call, measureCall, type Notes, type Variant } from './bench/call/measure-call.ts';
import { ms, printTimeline, waitOf, waitOfBoth } from './bench/call/timeline.ts';
import { openChromium } from './bench/chromium.ts';
import { percentile, printFigures, printTable, round } from './bench/figures.ts';
import { startBenchPlatform } from './bench/platform.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, runs: { type: 'string', default: '24' } },
});
const runCount = Number(values.runs);

/** Both variants in turn, so that whatever else the machine does meets both alike. */
async function measureCalls(): Promise<Call[]> {
  const notes: Notes = { liveAt: [], resumedAt: [] };
  const platform = await startBenchPlatform({
    onServerLog: ({ msg, phase, at }) => {
      if (msg === 'room phase' && phase === 'live') notes.liveAt.push(at);
    },
    onConsumerResumed: (at) => notes.resumedAt.push(at),
  });
  const browsers = [await openChromium({ hasMedia: true }), await openChromium({ hasMedia: true })] as const;
  try {
    const desk = await openDesk(browsers[0], platform.origin);
    const applicant = await openApplicant(browsers[1], platform.origin);
    const calls: Call[] = [];
    for (let run = 0; run < runCount; run += 1) {
      for (const variant of ['ours', 'plain'] as const) {
        calls.push(await measureCall(variant, { desk, applicant, notes }));
      }
      process.stderr.write(`\r${run + 1}/${runCount}`);
    }
    return calls;
  } finally {
    process.stderr.write('\n');
    for (const browser of browsers) await browser.close();
    await platform.stop();
  }
}

function summarize(calls: readonly Call[], waitOfCall: (call: Call) => number): [p50: number, p95: number] {
  const waits = calls.map(waitOfCall);
  return [percentile(waits, 0.5), percentile(waits, 0.95)];
}

const calls = await measureCalls();
const ours = calls.filter(({ variant }) => variant === 'ours');
const plain = calls.filter(({ variant }) => variant === 'plain');
const ofVariant = { ours, plain } satisfies Record<Variant, Call[]>;
for (const variant of ['ours', 'plain'] as const) printTimeline(variant, ofVariant[variant]);

const rows: [name: string, key: string, waitOfCall: (call: Call) => number][] = [
  ['both sides: the later one of each call', '', waitOfBoth],
  ['desk sees the applicant', 'Desk', (call) => waitOf(call, 'desk')],
  ['applicant sees the agent', 'Applicant', (call) => waitOf(call, 'applicant')],
];
const table = [['', 'ours p50', 'p95', 'plain p50', 'p95', 'ratio p50', 'p95']];
const figures: Record<string, number> = {};
for (const [name, key, waitOfCall] of rows) {
  const [p50, p95] = summarize(ours, waitOfCall);
  const [plainP50, plainP95] = summarize(plain, waitOfCall);
  const ratios = [p50 / plainP50, p95 / plainP95].map((ratio) => String(round(ratio, 2)));
  table.push([name, ...[p50, p95, plainP50, plainP95].map(ms), ...ratios]);
  figures[`acceptToFirstFrame${key}P50Ms`] = round(p50, 1);
  figures[`acceptToFirstFrame${key}P95Ms`] = round(p95, 1);
  figures[`plain${key}P50Ms`] = round(plainP50, 1);
  figures[`plain${key}P95Ms`] = round(plainP95, 1);
}
printTable(`Click on accept → first frame shown, ms, ${runCount} calls each`, table);
console.log(`
  The desk's and the applicant's page are each a Chromium of its own on this machine: times compare by its wall clock.
  Before each accept no packet of sound or picture had come, else the run fails. Camera: Chromium's, 20 frames a second.
  Load of the machine at the end: ${loadavg()
    .map((load) => round(load, 1))
    .join(' ')}`);
figures.ratioToPlainP50 = round((figures.acceptToFirstFrameP50Ms ?? 0) / (figures.plainP50Ms ?? 1), 3);
figures.ratioToPlainP95 = round((figures.acceptToFirstFrameP95Ms ?? 0) / (figures.plainP95Ms ?? 1), 3);
printFigures('call', figures);
