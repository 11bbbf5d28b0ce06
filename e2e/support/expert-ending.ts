import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { inProject } from '../../scripts/setup/paths.mjs';
import { writePage } from '../../scripts/verify-dossier/make-page.ts';
import { demoPassword } from '../../server/src/test-support/test-platform.ts';
import type { PanelExpert, PanelPeople } from './expert-panel-people.ts';
import { press } from './expert-sitting.ts';
import type { Person } from './person.ts';
import { readWords } from './words.ts';

export const after = readWords('zh-Hans', 'expert-after');
const filing = readWords('zh-Hans', 'expert-filing');
const recording = readWords('zh-Hans', 'recording');
const applicant = readWords('zh-Hans', 'applicant');

/** One of the required changes on this page, not as the report has it. */
const changeOf = (page: Page, text: string) =>
  page
    .getByRole('listitem')
    .filter({ hasText: text })
    .filter({ hasText: new RegExp(after.text('revision.change', { position: '\\d+' })) })
    .first();

/** The unit sends another version of a paper of its own. */
export async function sendNewVersion({ page }: Person, paper: string, filePath: string): Promise<void> {
  const label = filing.text('upload.replaceLabel', { name: paper });
  await page.locator(`input[type="file"][aria-label="${label}"]`).first().setInputFiles(filePath);
  await page
    .getByText(filing.text('file.version', { version: 2 }))
    .first()
    .waitFor();
}

/** What was done about a change, with the file it is to be seen in; until it is saved. */
export async function answerChange(
  { page }: Person,
  change: string,
  { text, file }: { text: string; file: string | null },
): Promise<void> {
  const card = changeOf(page, change);
  await card.getByLabel(after.text('answer.label'), { exact: true }).fill(text);
  if (file !== null) await card.getByRole('checkbox', { name: file }).check();
  await card.getByText(after.text('answer.saved'), { exact: true }).waitFor();
}

export async function handInAnswers({ page }: Person): Promise<void> {
  await press(page, after.text('answer.handIn'));
  await page
    .getByRole('dialog')
    .getByRole('button', { name: after.text('answer.confirm') })
    .click();
  await page
    .getByText(new RegExp(after.text('revision.awaits.experts')))
    .first()
    .waitFor();
}

/** An expert says, with their password, that a change was made. */
export async function verifyChange({ person: { page } }: PanelExpert, change: string): Promise<void> {
  await changeOf(page, change)
    .getByRole('button', { name: after.text('verify.open'), exact: true })
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: after.text('verify.verified'), exact: true }).check();
  await dialog.getByLabel(after.text('verify.password'), { exact: true }).fill(demoPassword);
  await dialog.getByRole('button', { name: after.text('verify.confirm'), exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

export async function archive({ page }: Person): Promise<void> {
  await press(page, after.text('archive.act'));
  await page
    .getByRole('dialog')
    .getByRole('button', { name: after.text('archive.act'), exact: true })
    .click();
  await page.getByText(after.pattern('archive.done')).waitFor();
}

export async function rate({ page }: Person, comment: string): Promise<void> {
  await page.getByRole('radio', { name: applicant.text('rating.level.satisfied'), exact: true }).check();
  await page.getByLabel(applicant.text('rating.comment'), { exact: true }).fill(comment);
  await press(page, after.text('rating.submit'));
  await page.getByText(after.pattern('rating.given')).waitFor();
}

/** The convenor appraises the first of the panel who has not been yet. */
export async function appraise({ page }: Person, mark: number): Promise<void> {
  const open = page.getByRole('button', { name: after.text('appraisal.open'), exact: true });
  await open.first().click();
  const dialog = page.getByRole('dialog');
  for (const name of ['attendance', 'preparation', 'quality', 'conduct'] as const)
    await dialog.getByLabel(after.text(`appraisal.${name}`), { exact: true }).selectOption(String(mark));
  await dialog.getByRole('button', { name: after.text('appraisal.confirm'), exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** The records are reckoned anew on the server: what the page says of them. */
export async function checkRecords({ page }: Person): Promise<void> {
  await press(page, after.text('archive.check'));
}

/** A package is asked for and made; where it was saved. */
export async function downloadPackage({ page }: Person, path: string, reason: string): Promise<void> {
  const links = page.getByRole('link', { name: recording.pattern('jobs.download') });
  const before = await links.count();
  await press(page, recording.text('jobs.start.dossier'));
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(recording.text('jobs.reason'), { exact: true }).fill(reason);
  await dialog.getByRole('button', { name: recording.text('jobs.confirm'), exact: true }).click();
  await links.nth(before).waitFor({ timeout: 90_000 });
  const coming = page.waitForEvent('download');
  // The newest stands first.
  await links.first().click();
  await (await coming).saveAs(path);
}

const verifier = inProject('scripts', 'verify-dossier.mjs');
/** What `npm run verify-dossier` says of a package, and its exit code. */
export const verifyByCommand = (path: string, keyId: string): Promise<{ code: number; text: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [verifier, path, '--key', keyId], (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), text: stdout + stderr }),
    );
  });

/** And the page that works without a network, from a disk. */
export async function verifyByPage(
  browser: Browser,
  path: string,
  keyId: string,
): Promise<{ verdict: string | null; text: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'verify-page-'));
  const context = await browser.newContext({ locale: 'zh-CN', offline: true });
  try {
    await writePage(join(folder, 'verify.html'));
    const page = await context.newPage();
    await page.goto(pathToFileURL(join(folder, 'verify.html')).href);
    await page.fill('#key', keyId);
    await page.setInputFiles('#file', path);
    const result = page.locator('#result');
    await result.waitFor({ state: 'visible' });
    return { verdict: await result.getAttribute('data-verdict'), text: (await result.textContent()) ?? '' };
  } finally {
    await context.close();
    await rm(folder, { recursive: true, force: true });
  }
}

export async function readKeyId({ convenor, platform }: PanelPeople): Promise<string> {
  const response = await convenor.context.request.get(`${platform.url}/api/seal-key`);
  return (await response.json()).keyId;
}
