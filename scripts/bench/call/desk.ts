// The agent of the benchmark: a desk that accepts, ends, and is ready again.
import type { Browser, Page } from 'playwright-core';
import { staffPassword } from '../platform.ts';
import { addProbe } from './probe.ts';

/** Serves the matter that the benchmark's applicant asks for. */
const loginName = 'a001';
const acceptButton = '[aria-labelledby="offer-title"] .ant-btn-primary';

export type BenchDesk = {
  page: Page;
  waitForOffer(): Promise<void>;
  /** Puts the pointer on the button, as a hand does before it decides. */
  aim(): Promise<void>;
  accept(): Promise<void>;
  finish(): Promise<void>;
};

export async function openDesk(browser: Browser, origin: string): Promise<BenchDesk> {
  const context = await browser.newContext({
    baseURL: origin,
    locale: 'zh-CN',
    viewport: { width: 1440, height: 900 },
  });
  await addProbe(context);
  // As after the first time: the devices were looked at.
  await context.addInitScript(() => sessionStorage.setItem('cloudseat.desk.devicesChecked', '1'));
  const answer = await context.request.post('/api/staff-session', {
    data: { loginName, password: staffPassword },
  });
  if (!answer.ok()) throw new Error(`the agent could not sign in: ${await answer.text()}`);
  const page = await context.newPage();
  await page.goto('/desk');
  await page.locator('main .ant-btn-primary').click();
  return {
    page,
    waitForOffer: () => page.locator(acceptButton).waitFor(),
    async aim() {
      const box = await page.locator(acceptButton).boundingBox();
      if (box === null) throw new Error('there is no button to accept with');
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    },
    // Not the locator's own click, which examines the page again before and after: that is not the agent's work.
    async accept() {
      await page.mouse.down();
      await page.mouse.up();
    },
    async finish() {
      await page.locator('[data-call] [role=toolbar] button').last().click();
      await page.locator('.ant-popconfirm .ant-btn-dangerous').click();
      const wrapUp = page.locator('form[aria-labelledby="wrap-up-title"]');
      await wrapUp.locator('input[type=radio]').first().check();
      await wrapUp.locator('button[type=submit]').click();
      await wrapUp.waitFor({ state: 'detached' });
    },
  };
}
