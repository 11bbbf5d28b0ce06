// The applicant of the benchmark: a phone-size page that takes one ticket after another.
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { inProject } from '../../setup/paths.mjs';
import { addProbe } from './probe.ts';

const matterId = 'sole-trader-setup';
const phone = '13800000001';
const locale = 'zh-Hans';

type Words = { check: { submit: string } };
const words = JSON.parse(
  readFileSync(inProject('client', 'src', 'locales', locale, 'applicant.json'), 'utf8'),
) as Words;

export type BenchApplicant = { page: Page; takeTicket(): Promise<void> };

export async function openApplicant(browser: Browser, origin: string): Promise<BenchApplicant> {
  const context = await browser.newContext({
    baseURL: origin,
    locale: 'zh-CN',
    viewport: { width: 390, height: 844 },
    // Not a phone's three: here the processor paints, which a phone's does not.
    deviceScaleFactor: 1,
    isMobile: true,
    hasTouch: true,
  });
  await addProbe(context);
  async function send<Answer>(method: string, path: string, data?: object): Promise<Answer> {
    const answer = await context.request.fetch(`/api${path}`, { method, ...(data ? { data } : {}) });
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
    return (await answer.json()) as Answer;
  }
  const { demoCode } = await send<{ demoCode: string }>('POST', '/sms-codes', { phone });
  await send('POST', '/applicant-session', { name: '张三丰', phone, code: demoCode });
  const page = await context.newPage();
  await page.goto('/');
  await page.getByRole('searchbox').waitFor();
  return {
    page,
    /** Sign-in, order and consent by HTTP, since they are not what is measured; the device check and the rest by the page. */
    async takeTicket() {
      const { callId } = await send<{ callId: string }>('POST', '/calls', {
        matterId,
        entryCode: null,
        locale,
      });
      const { version, sha256 } = await send<{ version: string; sha256: string }>(
        'GET',
        `/consent-text?locale=${locale}`,
      );
      const consent = { version, sha256, locale, allowsRecording: false };
      await send('POST', `/calls/${callId}/consents`, consent);
      // The same page goes on, as after a tap on a link.
      await page.evaluate(
        ([key, id, path]) => {
          sessionStorage.setItem(key, id);
          history.pushState(null, '', path);
        },
        [`cloudseat.draft.${matterId}`, callId, `/matters/${matterId}/check`] as const,
      );
      await page.getByRole('button', { name: words.check.submit, exact: true }).click();
    },
  };
}
