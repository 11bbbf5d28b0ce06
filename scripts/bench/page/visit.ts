// One cold visit of the home page on a throttled phone, then on to a matter, whose reading time the media code uses.
import type { Browser, CDPSession } from 'playwright-core';
import { type Watch, watchHome } from './in-page.ts';
import { type Fetched, recordTraffic } from './traffic.ts';

export const profile = { cpuSlowdown: 4, megabitsPerSecond: 1.6, latencyMs: 150 };
/** The main thread counts as quiet when no task of 50 ms or more runs for so long. */
const quietMs = 500;
/** Long enough for whatever a page fetches when it is idle. */
const idleMs = 2_000;
/** Found in the names of several matters. */
const query = '个体';

export type Visit = {
  firstPaintMs: number;
  answeredMs: number;
  interactiveMs: number;
  busyMs: number;
  /** Asked for before the page was interactive. */
  first: Fetched[];
  /** Asked for after that, the home page being idle. */
  later: Fetched[];
  /** Asked for while a matter's guide is read. */
  reading: Fetched[];
};

export async function visitHome(browser: Browser, origin: string): Promise<Visit> {
  const context = await openPhone(browser);
  try {
    await context.addInitScript(watchHome, query);
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const traffic = await recordTraffic(session);
    await throttle(session);
    await page.goto(origin, { waitUntil: 'commit' });
    await page.locator('main [role=status] + *, main [role=status]').first().waitFor();
    await traffic.settle(idleMs);
    const watch = await page.evaluate(() => window.cloudseatWatch);
    const times = readTimes(watch);
    const home = [...traffic.done];
    await page.locator('main a[href^="/matters/"]').first().click();
    await traffic.waitFor(({ isMediaCode }) => isMediaCode);
    await traffic.settle(idleMs);
    return {
      ...times,
      first: home.filter(({ startedMs }) => startedMs <= times.interactiveMs),
      later: home.filter(({ startedMs }) => startedMs > times.interactiveMs),
      reading: traffic.done.slice(home.length),
    };
  } finally {
    await context.close();
  }
}

/** First paint of a page that is one file without any script: nothing can be faster on this profile. */
export async function visitFloor(browser: Browser, url: string): Promise<number> {
  const context = await openPhone(browser);
  try {
    await context.addInitScript(watchHome, query);
    const page = await context.newPage();
    await throttle(await context.newCDPSession(page));
    await page.goto(url);
    await new Promise((resolve) => setTimeout(resolve, 300));
    return (await page.evaluate(() => window.cloudseatWatch)).firstPaintMs ?? Number.NaN;
  } finally {
    await context.close();
  }
}

/** Of its own, so that nothing is cached. */
const openPhone = (browser: Browser) =>
  browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 3,
    isMobile: true,
    hasTouch: true,
  });

async function throttle(session: CDPSession): Promise<void> {
  const bytesPerSecond = (profile.megabitsPerSecond * 1_000_000) / 8;
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: profile.latencyMs,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond / 2,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: profile.cpuSlowdown });
}

/** Interactive: the first moment after the first paint at which the search has answered and a quiet time begins. */
export function readTimes({ firstPaintMs, answeredMs, longTasks }: Watch) {
  if (firstPaintMs === null || answeredMs === null) throw new Error('the search never answered');
  let interactiveMs = Math.max(firstPaintMs, answeredMs);
  for (const { startMs, endMs } of longTasks.toSorted((one, other) => one.startMs - other.startMs)) {
    if (endMs > interactiveMs && startMs < interactiveMs + quietMs) interactiveMs = endMs;
  }
  const busyMs = longTasks.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
  return { firstPaintMs, answeredMs, interactiveMs, busyMs };
}
