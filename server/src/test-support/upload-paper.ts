import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { Upload } from 'tus-js-client';
import { makePdf } from '../materials/test-support/sample-files.ts';
import type { TestBrowser } from './test-page.ts';

/** Sends a PDF that answers a line, as pages do; resolves when the server has it. */
export const uploadPaper = (
  browser: TestBrowser,
  { callId, lineId, text = 'paper' }: { callId: CallId; lineId: string; text?: string },
): Promise<void> =>
  new Promise((resolve, reject) => {
    new Upload(makePdf(text), {
      endpoint: `${browser.url}/api/uploads`,
      headers: { cookie: browser.cookie },
      metadata: { callId, lineId, filename: `${text}.pdf`, filetype: 'application/pdf' },
      retryDelays: [],
      onSuccess: () => resolve(),
      onError: reject,
    }).start();
  });
