import { verifyDossier } from '@cloudseat/shared/dossier/verify/verify-dossier.ts';
import type { CaseId } from '@cloudseat/shared/nouns/ids.ts';
import type { RecordingJob } from '@cloudseat/shared/nouns/recording.ts';
import { expect } from 'vitest';
import { nodeTools } from '../../../scripts/verify-dossier/node-tools.ts';
import type { TestBrowser } from './test-page.ts';

/** The case's dossier as this browser is handed it. */
export async function takeDossier(browser: TestBrowser, caseId: CaseId): Promise<Buffer> {
  const path = `/cases/${caseId}/dossiers`;
  const { jobId } = await browser.call<RecordingJob>('POST', path, { reason: '归档备查' });
  const job = () => browser.call<RecordingJob>('GET', `${path}/${jobId}`);
  await expect.poll(async () => (await job()).state, { timeout: 90_000, interval: 200 }).toBe('done');
  const response = await fetch(`${browser.url}/api${path}/${jobId}/file`, {
    headers: { cookie: browser.cookie },
  });
  return Buffer.from(await response.arrayBuffer());
}

export const sourceOf = (bytes: Buffer) => ({
  size: bytes.length,
  read: async (start: number, end: number) => bytes.subarray(start, end),
});

/** As `npm run verify-dossier` does, with the installation's own key. */
export async function checkDossier(browser: TestBrowser, bytes: Buffer) {
  const { keyId } = await browser.call<{ keyId: string }>('GET', '/seal-key');
  return verifyDossier({ source: sourceOf(bytes), tools: nodeTools, trustedKeyIds: [keyId] });
}
