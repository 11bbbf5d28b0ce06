import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { openStaff, type Sitter } from '../../server/src/test-support/sitting-driver.ts';

/** As many people as there are login names, each with a connection to the server of their own, and the media of all from one page. */
export async function openCrowd(browser: Browser, url: string, loginNames: readonly string[]) {
  const sitters: Sitter[] = [];
  for (const loginName of loginNames) sitters.push(await openStaff(url, loginName));
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.exposeFunction('crowdRequest', (index: number, name: string, input: object) => {
    const sitter = sitters[index];
    if (sitter === undefined) throw new Error(`nobody sits at ${index}`);
    // The page has a room's own requests, checked by the server; only their names come as text.
    return sitter.page.request(name as never, input as never);
  });
  await page.addScriptTag({ content: await bundlePage() });
  return {
    sitters,
    /** All come in one after the other, each with a face that bears their number. */
    async enter(roomId: string) {
      for (const index of sitters.keys())
        await page.evaluate(([at, room]) => window.crowdEnter(at, room), [index, roomId] as const);
    },
    speak: (index: number, isSpeaking: boolean) =>
      page.evaluate(([at, isOn]) => window.crowdSpeak(at, isOn), [index, isSpeaking] as const),
    async close() {
      await context.close();
      for (const sitter of sitters) sitter.page.close();
    },
  };
}

/** With the media code of the product itself. */
async function bundlePage(): Promise<string> {
  const entry = fileURLToPath(new URL('./crowd-page.ts', import.meta.url));
  const lib = { entry, formats: ['iife' as const], name: 'crowd' };
  const made = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: false, lib },
  });
  const [first] = Array.isArray(made) ? made : [made];
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error('the page of the crowd was not built');
  return chunk.code;
}
