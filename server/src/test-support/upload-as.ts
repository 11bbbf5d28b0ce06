import { Material } from '@cloudseat/shared/nouns/material.ts';
import { Upload } from 'tus-js-client';
import type { TestBrowser } from './test-page.ts';

/** Sends a file of a call as its page does. */
export const uploadAs = (
  browser: TestBrowser,
  callId: string,
  bytes: Buffer,
  filename: string,
): Promise<Material> =>
  new Promise((resolve, reject) => {
    new Upload(bytes, {
      endpoint: `${browser.url}/api/uploads`,
      headers: { cookie: browser.cookie },
      metadata: { callId, filename },
      retryDelays: null,
      onSuccess: ({ lastResponse }) => resolve(Material.parse(JSON.parse(lastResponse.getBody()).material)),
      onError: reject,
    }).start();
  });
