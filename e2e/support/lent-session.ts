import type { BrowserContext } from 'playwright-core';
import type { TestBrowser } from '../../server/src/test-support/test-page.ts';

/** Whoever asks by requests alone opens pages as well: with the same session. */
export const lendSession = ({ cookie, url }: TestBrowser, context: BrowserContext): Promise<void> =>
  context.addCookies(
    cookie.split('; ').map((pair) => {
      const at = pair.indexOf('=');
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
    }),
  );
