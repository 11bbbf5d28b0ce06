// npm run bench:page [-- --json] [--runs N]: the applicant's home page on a throttled phone with nothing cached: what comes
// over the wire and when the page can be used.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { openChromium } from './bench/chromium.ts';
import { percentile, printFigures, printTable, round } from './bench/figures.ts';
import type { Fetched } from './bench/page/traffic.ts';
import { profile, type Visit, visitFloor, visitHome } from './bench/page/visit.ts';
import { startBenchPlatform } from './bench/platform.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, runs: { type: 'string', default: '7' } },
});
const runCount = Number(values.runs);

const median = (numbers: readonly number[]) => percentile(numbers, 0.5);
const sumOf = (fetched: readonly Fetched[], kind?: Fetched['kind']) =>
  fetched
    .filter((each) => kind === undefined || each.kind === kind)
    .reduce((sum, each) => sum + each.wireBytes, 0);
/** 1 KB = 1,000 bytes. */
const toKB = (bytes: number) => round(bytes / 1_000, 1);
const medianKB = (visits: readonly Visit[], read: (visit: Visit) => number) => toKB(median(visits.map(read)));

async function startFloorServer() {
  const page =
    '<!doctype html><meta charset=utf-8><meta name=viewport content="width=device-width"><p>云坐席';
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html').end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close() };
}

async function measureVisits(): Promise<{ visits: Visit[]; floorMs: number }> {
  const platform = await startBenchPlatform({});
  const floor = await startFloorServer();
  const browser = await openChromium({ hasMedia: false });
  try {
    const visits: Visit[] = [];
    const floors: number[] = [];
    for (let run = 0; run < runCount; run += 1) {
      floors.push(await visitFloor(browser, floor.url));
      visits.push(await visitHome(browser, platform.origin));
      process.stderr.write(`\r${run + 1}/${runCount}`);
    }
    return { visits, floorMs: median(floors) };
  } finally {
    process.stderr.write('\n');
    await browser.close();
    floor.close();
    await platform.stop();
  }
}

/** Media code on the home page would undo what the split is for. */
function assertSplit({ first, later, reading }: Visit): void {
  const early = [...first, ...later].find(({ isMediaCode }) => isMediaCode);
  if (early) throw new Error(`media code on the home page: ${early.url}`);
  if (!reading.some(({ isMediaCode }) => isMediaCode)) throw new Error('no media code came while reading');
}

function printFetched({ first, later, reading }: Visit): void {
  const parts = { first, later, reading };
  const rows = Object.entries(parts).flatMap(([part, fetched]) =>
    fetched.map(({ url, kind, wireBytes, encoding, startedMs }) => [
      part,
      kind,
      new URL(url).pathname,
      `${toKB(wireBytes)} KB`,
      encoding,
      `${Math.round(startedMs)} ms`,
    ]),
  );
  printTable(
    'The last visit, by request (first: before interactive; later: idle; reading: on a matter)',
    rows,
  );
}

const { visits, floorMs } = await measureVisits();
for (const visit of visits) assertSplit(visit);
const last = visits.at(-1);
if (last) printFetched(last);
const figures = {
  homeScriptKB: medianKB(visits, ({ first, later }) => sumOf([...first, ...later], 'script')),
  homeFirstScriptKB: medianKB(visits, ({ first }) => sumOf(first, 'script')),
  homeAllKB: medianKB(visits, ({ first, later }) => sumOf([...first, ...later])),
  homeRequests: median(visits.map(({ first, later }) => first.length + later.length)),
  readingScriptKB: medianKB(visits, ({ reading }) => sumOf(reading, 'script')),
  homeFirstPaintMs: Math.round(median(visits.map(({ firstPaintMs }) => firstPaintMs))),
  homeAnsweredMs: Math.round(median(visits.map(({ answeredMs }) => answeredMs))),
  homeInteractiveMs: Math.round(median(visits.map(({ interactiveMs }) => interactiveMs))),
  homeBusyMs: Math.round(median(visits.map(({ busyMs }) => busyMs))),
  floorFirstPaintMs: Math.round(floorMs),
};
const { megabitsPerSecond, latencyMs, cpuSlowdown } = profile;
printTable(
  `Home page, ${cpuSlowdown}× slower CPU, ${megabitsPerSecond} Mbit/s, ${latencyMs} ms, nothing cached, median of ${runCount}`,
  [
    [
      'script of the home page, compressed',
      `${figures.homeScriptKB} KB`,
      `${figures.homeFirstScriptKB} KB before interactive`,
    ],
    ['everything of the home page', `${figures.homeAllKB} KB`, `${figures.homeRequests} requests`],
    [
      'script fetched while a matter is read',
      `${figures.readingScriptKB} KB`,
      'media and socket code among it',
    ],
    [
      'first contentful paint',
      `${figures.homeFirstPaintMs} ms`,
      `a page of one file: ${figures.floorFirstPaintMs} ms`,
    ],
    ['the search answers', `${figures.homeAnsweredMs} ms`, 'typed by a script as soon as there is a field'],
    [
      'interactive',
      `${figures.homeInteractiveMs} ms`,
      'the search answers and 500 ms without a task of 50 ms follow',
    ],
    ['busy in long tasks', `${figures.homeBusyMs} ms`, ''],
  ],
);
console.log(`
  Bytes as they came over the wire, headers included; 1 KB = 1,000 bytes. Load of the machine: ${round(loadavg()[0] ?? 0, 1)}`);
printFigures('page', {
  ...figures,
  interactiveToFloor: round(figures.homeInteractiveMs / figures.floorFirstPaintMs, 2),
});
