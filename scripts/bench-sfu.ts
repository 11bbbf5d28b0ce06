// npm run bench:sfu [-- --json] [-- --calls 20] [-- --rooms 3,8,25] [-- --seconds 7] [-- --rounds 3] [-- --joins 40]: processor time
// and memory of the media node against plain mediasoup and Janus, with the same streams of the same senders, in turns; then how
// long the 25th person of a review waits for pictures and sound. 0 joins, 0 calls, no rooms: without that part.
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { percentile, printFigures, printTable, round } from './bench/figures.ts';
import { hasJanus, startJanus } from './bench/sfu/janus.ts';
import { openPlainSide } from './bench/sfu/join-plain.ts';
import { openPlatformSide } from './bench/sfu/join-platform.ts';
import { type JoinSide, measureJoins, reportJoins } from './bench/sfu/joins.ts';
import { type Measured, measure } from './bench/sfu/measure.ts';
import { startOurs } from './bench/sfu/ours.ts';
import { startPlain } from './bench/sfu/plain.ts';
import { calls, rooms, type Scenario } from './bench/sfu/scenarios.ts';
import { cachedWorkerPath } from './setup/worker.mjs';
import { startLoad } from './test-support/page-media.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    calls: { type: 'string', default: '20' },
    rooms: { type: 'string', default: '3,8,25' },
    seconds: { type: 'string', default: '7' },
    rounds: { type: 'string', default: '3' },
    joins: { type: 'string', default: '40' },
  },
});
process.env.MEDIASOUP_WORKER_BIN ||= cachedWorkerPath();
const seconds = Number(values.seconds);
const scenarios: Scenario[] = [
  ...(Number(values.calls) > 0 ? [calls(Number(values.calls))] : []),
  ...values.rooms
    .split(',')
    .filter(Boolean)
    .map((size) => rooms(Number(size))),
];

if (!hasJanus()) installJanus();
const servers = [startPlain, startOurs, ...(hasJanus() ? [startJanus] : [])];
const names = ['mediasoup', 'CloudSeat', 'Janus'];
const load = await startLoad();
console.log(
  'Each participant sends VP8 in three layers (180p, 360p, 720p: 1.5 Mbit/s together) and Opus; all on loopback.',
);

/** scenario → server → a measurement a round */
const measured = scenarios.map(() => servers.map((): Measured[] => []));
for (let at = 0; at < Number(values.rounds); at += 1)
  for (const [scenarioAt, scenario] of scenarios.entries())
    for (const [serverAt, start] of turn(servers, at)) {
      const sfu = await start();
      try {
        const result = await measure(sfu, load, scenario, seconds);
        measured[scenarioAt]?.[serverAt]?.push(result);
        const flaw = flawOf(result);
        console.log(
          `${scenario.name}, ${sfu.name}: ${round(result.cpuShare * 100, 1)} % of a core${flaw && ` (${flaw})`}`,
        );
      } finally {
        await sfu.close();
      }
    }
const joinFigures = Number(values.joins) > 0 ? await joinInTurns(Number(values.joins)) : {};
await load.stop();
printFigures('sfu', { ...(scenarios.length > 0 && report()), ...joinFigures });

async function joinInTurns(joinCount: number): Promise<Record<string, number>> {
  const sides: JoinSide[] = [];
  try {
    sides.push(await openPlatformSide(load));
    sides.push(await openPlainSide(load));
    const rounds = Math.min(Number(values.rounds), joinCount);
    return reportJoins(sides, await measureJoins(sides, { joinCount, rounds }));
  } finally {
    for (const side of sides) await side.close();
  }
}

/** Each round begins with another server, so that what the machine does meanwhile falls on all of them. */
function turn<Item>(items: readonly Item[], round: number): [number, Item][] {
  const order = items.map((item, at): [number, Item] => [at, item]);
  return [...order.slice(round % items.length), ...order.slice(0, round % items.length)];
}

function flawOf({ lostShare, silentCount }: Measured): string {
  if (silentCount > 0) return `${silentCount} streams did not flow`;
  return lostShare > 0.01 ? `${round(lostShare * 100, 1)} % lost: this machine cannot drive it` : '';
}

function report(): Record<string, number> {
  const median = (of: readonly Measured[], key: keyof Measured) =>
    percentile(
      of.map((each) => each[key]),
      0.5,
    );
  for (const [at, scenario] of scenarios.entries())
    printTable(scenario.name, [
      ['', 'of a core', 'packets a second', 'µs a packet', 'MiB', 'lost'],
      ...(measured[at] ?? []).map((of, server) => [
        ...[names[server] ?? '', `${round(median(of, 'cpuShare') * 100, 1)} %`],
        ...[String(round(median(of, 'packetsPerSecond'), 0)), String(round(median(of, 'cpuUsPerPacket'), 1))],
        ...[String(round(median(of, 'memoryMiB'), 0)), `${round(median(of, 'lostShare') * 100, 2)} %`],
      ]),
    ]);
  /** Of each round and scenario by itself, a packet forwarded for a packet forwarded; then the middle one. */
  const ratioTo = (other: number) => {
    const ratios = measured.flatMap((servers) =>
      (servers[1] ?? []).flatMap((ours, at) => {
        const theirs = servers[other]?.[at];
        return theirs === undefined ? [] : [ours.cpuUsPerPacket / theirs.cpuUsPerPacket];
      }),
    );
    return ratios.length === 0 ? Number.NaN : round(percentile(ratios, 0.5), 3);
  };
  const [cpuRatioToPlain, cpuRatioToJanus] = [ratioTo(0), ratioTo(2)];
  printTable('Processor time a forwarded packet, the middle of all rounds', [
    ['to plain mediasoup', String(cpuRatioToPlain), 'aim ≤ 1.05'],
    ['to Janus', hasJanus() ? String(cpuRatioToJanus) : 'not measured: apt-get install janus'],
  ]);
  return { cpuRatioToPlain, ...(hasJanus() && { cpuRatioToJanus }) };
}

function installJanus(): void {
  if (process.getuid?.() !== 0) {
    console.log('Janus is not here; as root: apt-get install -y --no-install-recommends janus');
    return;
  }
  console.log('Installing Debian’s janus …');
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'janus'], { stdio: 'ignore' });
}
