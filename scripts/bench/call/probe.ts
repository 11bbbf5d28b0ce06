// What the benchmark asks of the scripts inside the pages.
import type { BrowserContext, Page } from 'playwright-core';
import { installMediaProbe, installProbe, installSocketProbe } from './in-page.ts';

export async function addProbe(context: BrowserContext): Promise<void> {
  for (const install of [installProbe, installSocketProbe, installMediaProbe]) {
    await context.addInitScript(install);
  }
}

/** Forgets the last call; `holdsJoin` keeps this page out of the room until the accept. */
export const beginCall = (page: Page, holdsJoin: boolean) =>
  page.evaluate((holds) => window.cloudseatProbe.begin(holds), holdsJoin);

/** The click that counts is the next one. */
export const forgetClicks = (page: Page) =>
  page.evaluate(() => {
    delete window.cloudseatProbe.marks.click;
  });

export const readMarks = (page: Page) => page.evaluate(() => window.cloudseatProbe.marks);

export const readIncoming = (page: Page) => page.evaluate(() => window.cloudseatProbe.readIncoming());

/** Resolves when the page's video of the other side presented its first frame of this call. */
export async function waitForFrame(page: Page, withinMs: number): Promise<void> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error('no frame came in time')), withinMs);
  try {
    await Promise.race([page.evaluate(() => window.cloudseatProbe.firstFrame), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
