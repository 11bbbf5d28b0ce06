import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findFaults } from '../support/accessibility.ts';
import type { Applicant } from '../support/applicant.ts';
import { CaseWork } from '../support/case-work.ts';
import { counters } from '../support/counters.ts';
import type { Desk } from '../support/desk.ts';
import { routesOf } from '../support/every-route.ts';
import { createEveryView } from '../support/every-view.ts';
import { useStage } from '../support/stage.ts';
import { makeUploadFiles } from '../support/uploads.ts';
import { readWords, type WordKey } from '../support/words.ts';

const stage = useStage('mandate');
const { matterId, agents } = counters.soleTrader;
const identity = { name: '李清照', phone: '13800000101' };
const helperIdentity = { name: '王芳', phone: '13800000102' };
const neighbour = { name: '赵大强', phone: '13800000103' };
const lease = '店面证明（房产证或租房合同）';
const words = readWords('zh-Hans', 'mandate');
const helping = readWords('zh-Hans', 'helping');
const guest = readWords('zh-Hans', 'guest');
const own = readWords('zh-Hans', 'own-case');

const mandateButton = (page: Page, key: WordKey<'mandate'>, values = {}) =>
  page.getByRole('button', { name: words.pattern(key, values) });
const helpingButton = (page: Page, key: WordKey<'helping'>) =>
  page.getByRole('button', { name: helping.pattern(key) });

type Named = { name: string; phone: string };

/** What is asked on both sides of who helps. */
async function nameHelper(page: Page, side: 'applicant' | 'agent', { name, phone }: Named): Promise<void> {
  await page.getByLabel(words.text(`form.of.${side}.name`), { exact: true }).fill(name);
  await page.getByLabel(words.text(`form.of.${side}.phone`), { exact: true }).fill(phone);
  for (const scope of ['papers', 'talk'] as const)
    await page.getByLabel(words.text(`scope.${scope}`)).check();
}

/** From the page of the case, and agreed to by the code from one's own telephone; a wrong one agrees to nothing. */
async function askHelper(applicant: Applicant): Promise<void> {
  const { page, person } = applicant;
  await page.goto('/calls');
  await page.getByRole('link', { name: own.text('open') }).click();
  await mandateButton(page, 'add').click();
  await mandateButton(page, 'form.of.applicant.next').click();
  await page.getByText(words.text('form.phoneWrong')).waitFor();
  await nameHelper(page, 'applicant', helperIdentity);
  await person.takePicture('01-form', { isWhole: true });
  expect(await findFaults(page, 'form')).toEqual([]);
  await mandateButton(page, 'form.of.applicant.next').click();
  const statement = page.getByRole('dialog').getByRole('blockquote');
  for (const said of [helperIdentity.name, '0102', '个体工商户']) await statement.getByText(said).waitFor();
  await mandateButton(page, 'agree.send').click();
  const code = await stage.codeTo(identity.phone);
  const digits = page.getByLabel(words.text('agree.code'), { exact: true });
  person.expectProblems(/400/);
  await digits.fill(code === '000000' ? '111111' : '000000');
  await mandateButton(page, 'agree.yes', { name: helperIdentity.name }).click();
  await page.getByText(words.pattern('agree.left')).waitFor();
  await digits.fill(code);
  await person.takePicture('02-agree');
  expect(await findFaults(page, 'agree')).toEqual([]);
  await mandateButton(page, 'agree.yes', { name: helperIdentity.name }).click();
  await page.getByText(words.text('done.title', { name: helperIdentity.name })).waitFor();
  await mandateButton(page, 'done.close').click();
  await page.getByText(words.text('state.applicant.confirmed')).waitFor();
}

/** Signs in to see what others asked for: masked, and without anything to sign. */
async function openHelping(helper: Applicant, view: ReturnType<typeof createEveryView>): Promise<void> {
  const { page, person, words: own } = helper;
  await page.goto('/helping');
  await page.getByLabel(own.text('signIn.name'), { exact: true }).fill(helperIdentity.name);
  await page.getByLabel(own.text('signIn.phone'), { exact: true }).fill(helperIdentity.phone);
  await helper.button('signIn.sendCode').click();
  await helper.button('signIn.demoFill').click();
  await helper.button('signIn.submit').click();
  await page.getByText(helping.text('of', { name: '李**' })).waitFor();
  expect(await findFaults(page, 'helping')).toEqual([]);
  await view.look(helper, 'helping', { ready: 'main li a', isShort: true });
  await page.getByRole('link', { name: helping.text('open') }).click();
  await page.getByText(helping.text('talk.none')).waitFor();
  expect(await findFaults(page, 'held')).toEqual([]);
  await view.look(helper, 'held', { ready: 'main li button', isShort: true });
  await person.takePicture('03-held', { isWhole: true });
  const shown = (await page.locator('body').textContent()) ?? '';
  expect(shown).toContain('138****0101');
  for (const secret of [identity.name, identity.phone]) expect(shown).not.toContain(secret);
  expect(await page.getByRole('button', { name: /签/ }).count()).toBe(0);
}

/** In the talk the agent names somebody else, reads it aloud, and hears a yes. */
async function agreeAloud(desk: Desk, applicant: Applicant): Promise<void> {
  const { page } = desk;
  await new CaseWork(desk).openFile();
  await mandateButton(page, 'desk.add').click();
  await nameHelper(page, 'agent', neighbour);
  await desk.person.takePicture('05-propose');
  await mandateButton(page, 'form.of.agent.next').click();
  await applicant.page.getByText(words.text('call.title', { name: neighbour.name })).waitFor();
  await applicant.person.takePicture('05-asked');
  expect(await findFaults(applicant.page, 'asked')).toEqual([]);
  await mandateButton(applicant.page, 'look').click();
  await applicant.page.getByText(words.text('agree.voice')).waitFor();
  await applicant.person.takePicture('06-statement');
  await mandateButton(page, 'desk.voice').click();
  const read = (await page.getByRole('blockquote').textContent()) ?? '';
  expect(read).toContain(neighbour.name);
  expect(await applicant.page.getByRole('blockquote').textContent()).toBe(read);
  const confirm = mandateButton(page, 'desk.voiceYes');
  expect(await confirm.isDisabled()).toBe(true);
  await page.getByLabel(words.text('desk.voiceTick')).check();
  await desk.person.takePicture('07-voice');
  expect(await findFaults(page, 'voice')).toEqual([]);
  await confirm.click();
  await applicant.page.getByText(words.text('done.title', { name: neighbour.name })).waitFor();
  await mandateButton(applicant.page, 'done.close').click();
}

describe('a mandate', { timeout: 300_000 }, () => {
  it('lets a helper see masked data, bring a paper and join the talk, until the applicant takes it back', async () => {
    const files = makeUploadFiles();
    const view = createEveryView([helperIdentity.name, '李**', agents[0].displayName]);
    const desk = await stage.openDesk();
    const applicant = await stage.openApplicant();
    const helper = await stage.openApplicant();
    const ticket = await applicant.queueFor(matterId, identity);
    await askHelper(applicant);
    await applicant.page.getByRole('link', { name: own.text('upload') }).click();
    await openHelping(helper, view);
    await helper.upload(lease, files.pdfPath);
    await desk.beReady(agents[0].loginName);
    await desk.waitForOffer(ticket);
    await desk.accept();
    await desk.waitForCall(identity.name);
    const materials = await desk.openTab('case.materialsCount');
    const brought = materials.getByRole('link', { name: /租房合同\.pdf/ });
    await brought.getByText(desk.words.pattern('checklist.fromHelper')).waitFor();
    await desk.person.takePicture('04-brought');
    await agreeAloud(desk, applicant);

    await helpingButton(helper.page, 'talk.knock').click();
    await helper.page.getByText(helping.text('talk.asked')).waitFor();
    await desk.page.getByText(guest.text('mandate.desk.wished', { who: helperIdentity.name })).waitFor();
    await applicant.page
      .getByText(guest.text('mandate.applicant.wished', { name: helperIdentity.name }))
      .waitFor();
    await desk.person.takePicture('08-knock');
    await applicant.person.takePicture('08-knock');
    await helper.person.takePicture('08-knock-helper');
    await desk.page.getByRole('button', { name: guest.text('mandate.desk.agree') }).click();
    await helpingButton(helper.page, 'talk.enter').click();
    await helper.page.waitForURL('**/join');
    const picture = helper.page.locator('video').and(helper.page.getByLabel(new RegExp(identity.name)));
    await picture.waitFor();
    expect(await helper.page.getByRole('button', { name: /签/ }).count()).toBe(0);
    await desk.page
      .locator('video')
      .and(desk.page.getByLabel(new RegExp(helperIdentity.name)))
      .waitFor();
    await helper.person.takePicture('09-here');
    await desk.person.takePicture('09-here');

    // From another page of the applicant's, while the talk goes on.
    const page = await applicant.person.context.newPage();
    await page.goto('/calls');
    await page.getByRole('link', { name: own.text('open') }).click();
    await mandateButton(page, 'revokeOf', { name: helperIdentity.name }).click();
    await mandateButton(page, 'revokeYes').click();
    await page.getByText(words.text('state.applicant.revoked')).waitFor();
    await page.close();
    await helper.page.getByText(guest.text('talk.overTitle.removed')).waitFor();
    await helper.person.takePicture('10-out');
    helper.person.expectProblems(/410/);
    await helper.page.getByRole('link', { name: guest.text('talk.toHelping') }).click();
    await helper.page.getByText(helping.text('over.title.revoked')).waitFor();
    await helper.person.takePicture('11-over');
    await desk.page.getByText(guest.text('desk.ended.removed')).waitFor();
    await desk.page.getByText(words.text('state.agent.revoked')).waitFor();
    await desk.waitForCall(identity.name);
    view.expectClean(2, routesOf('helping'));
    files.remove();
  });
});
