import type { CallId, MandateId } from '@cloudseat/shared/nouns/ids.ts';
import { Upload } from 'tus-js-client';
import { makePdf } from '../materials/test-support/sample-files.ts';
import type { TestBrowser } from './test-page.ts';

type Target = { callId: CallId } | { mandateId: MandateId };

/** Sends a PDF that answers a line, as pages do; resolves with the last answer when the server has it. */
export const uploadPaper = (
  browser: TestBrowser,
  { text = 'paper', ...target }: Target & { lineId: string; text?: string },
): Promise<unknown> =>
  new Promise((resolve, reject) => {
    new Upload(makePdf(text), {
      endpoint: `${browser.url}/api/uploads`,
      headers: { cookie: browser.cookie },
      metadata: { ...target, filename: `${text}.pdf`, filetype: 'application/pdf' },
      retryDelays: [],
      onSuccess: ({ lastResponse }) => resolve(JSON.parse(lastResponse.getBody())),
      onError: reject,
    }).start();
  });
