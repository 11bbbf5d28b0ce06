import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { verifyDossier } from '@cloudseat/shared/dossier/verify/verify-dossier.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writePage } from '../../scripts/verify-dossier/make-page.ts';
import { nodeTools, openFileSource } from '../../scripts/verify-dossier/node-tools.ts';
import { collect, makeDossier, makeKey } from '../../scripts/verify-dossier/test-support/make-dossier.ts';
import { wordFinding, wordVerdict } from '../../scripts/verify-dossier/words.ts';
import { findFaults } from '../support/accessibility.ts';
import { launchBrowser } from '../support/browsers.ts';

const key = makeKey();
const sizes = { phone: { width: 390, height: 844 }, desk: { width: 1440, height: 900 } };
let folder: string;
let browser: Browser;
const files: Record<string, string> = {};

/** One byte of the first place where the text is. */
function changed(whole: Buffer, text: string, after = 0): Buffer {
  const bytes = Buffer.from(whole);
  const place = bytes.indexOf(text);
  if (place < 0) throw new Error(`no ${text}`);
  bytes[place + after] = (bytes[place + after] ?? 0) ^ 1;
  return bytes;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verify-page-'));
  browser = await launchBrowser('denied');
  await writePage(join(folder, 'verify.html'));
  const whole = await collect(makeDossier({ key }));
  const made: Record<string, Buffer> = {
    whole,
    segment: changed(whole, 'camera-1 1 '),
    entry: changed(whole, '材料齐全'),
    list: changed(whole, '"madeFor"', 2),
    directory: changed(whole, 'PK\x01\x02', 50),
    cut: whole.subarray(0, whole.length - 40),
    otherKey: await collect(makeDossier({ key: makeKey() })),
  };
  for (const [name, bytes] of Object.entries(made)) {
    files[name] = join(folder, `${name}.zip`);
    await writeFile(files[name], bytes);
  }
});
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

async function openPage(size: keyof typeof sizes, locale = 'zh-CN'): Promise<Page> {
  const context = await browser.newContext({ viewport: sizes[size], locale, offline: true });
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(folder, 'verify.html')).href);
  return page;
}
const result = (page: Page) => page.locator('#result');

async function choose(page: Page, name: string, keyId = key.keyId): Promise<void> {
  await page.fill('#key', keyId);
  await page.setInputFiles('#file', files[name] ?? '');
  await result(page).waitFor({ state: 'visible' });
}

describe('the page that checks dossiers, from a disk and without a network', () => {
  it('says the same as the command does', async () => {
    const page = await openPage('desk');
    for (const name of Object.keys(files)) {
      const source = await openFileSource(files[name] ?? '');
      const report = await verifyDossier({ source, tools: nodeTools, trustedKeyIds: [key.keyId] });
      await source.close();
      await choose(page, name);
      expect(await result(page).getAttribute('data-verdict'), name).toBe(report.verdict);
      expect(await result(page).locator('h2').textContent()).toBe(wordVerdict(report).zh);
      const shown = await result(page).locator('li li').allTextContents();
      expect(shown.sort(), name).toEqual(report.findings.map((finding) => wordFinding(finding).zh).sort());
      await result(page).evaluate((element) => element.setAttribute('hidden', ''));
    }
    await page.context().close();
  });

  it.each(['phone', 'desk'] as const)('fits on a %s, and can be used by everybody', async (size) => {
    const page = await openPage(size);
    for (const name of ['whole', 'segment']) {
      await choose(page, name, '');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        sizes[size].width,
      );
      expect(await findFaults(page, name)).toEqual([]);
    }
    await page.context().close();
  });

  it('changes its language, with what it found', async () => {
    const page = await openPage('desk', 'en-GB');
    await choose(page, 'segment');
    expect(await page.title()).toBe('Dossier check');
    expect(await result(page).textContent()).toContain('000001.webm: changed');
    await page.click('#language');
    expect(await page.title()).toBe('卷宗核验');
    expect(await result(page).textContent()).toContain('000001.webm：内容被改动');
    await page.context().close();
  });

  it('takes a key as a file has it, and says when what was typed is none', async () => {
    const page = await openPage('desk');
    await choose(page, 'whole', key.publicKeyPem.replace(/\n/g, ' '));
    expect(await result(page).getAttribute('data-verdict')).toBe('intact');
    await page.fill('#key', 'not a key');
    await page.locator('#key').blur();
    await expect.poll(() => page.locator('#key-note').textContent()).toContain('这不是公钥编号');
    await page.context().close();
  });
});
