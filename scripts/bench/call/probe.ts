// What the script inside the pages (probe.js) tells. Its global is named in strings, since it exists there alone.
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';

/** Wall clock of each moment that came; see probe.js. */
export type Marks = Partial<
  Record<
    | 'click'
    | 'acceptSent'
    | 'acceptAnswered'
    | 'joinSent'
    | 'roomLive'
    | 'callConnecting'
    | 'videoAttached'
    | 'frameCaptured'
    | 'frameReceived'
    | 'framePresented'
    | 'frameCallback',
    number
  >
>;

/** What of the other side has come in over all connections of the page. */
export type Incoming = { packets: number; frames: number; tracks: number; connections: string[] };

export async function addProbe(context: BrowserContext): Promise<void> {
  await context.addInitScript({ path: fileURLToPath(new URL('probe.js', import.meta.url)) });
}

/** Forgets the last call; `holdsJoin` keeps this page out of the room until the accept. */
export const beginCall = (page: Page, holdsJoin: boolean) =>
  page.evaluate(`cloudseatProbe.begin(${holdsJoin})`);

export const forgetClicks = (page: Page) => page.evaluate('cloudseatProbe.forgetClicks()');

export const readMarks = (page: Page) => page.evaluate<Marks>('cloudseatProbe.marks');

export const readIncoming = (page: Page) => page.evaluate<Incoming>('cloudseatProbe.readIncoming()');

/** Resolves when the page's video of the other side presented its first frame of this call. */
export async function waitForFrame(page: Page, withinMs: number): Promise<void> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error('no frame came in time')), withinMs);
  try {
    await Promise.race([page.evaluate('cloudseatProbe.firstFrame'), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
