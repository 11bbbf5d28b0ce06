import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findFaults } from './support/accessibility.ts';
import { counters } from './support/counters.ts';
import { routesOf } from './support/every-route.ts';
import { createEveryView } from './support/every-view.ts';
import { readReceived } from './support/media-probe.ts';
import { useStage } from './support/stage.ts';
import { readWords } from './support/words.ts';

const stage = useStage('third-person');
// The same counter takes firms: an order tells whom somebody comes for.
const { agents } = counters.soleTrader;
const matterId = 'company-setup';
const identity = { name: '李清照', phone: '13800000091' };
const firm = '重庆小面有限公司';
const guestName = '李小明';
const words = readWords('zh-Hans', 'guest');
const hold = readWords('zh-Hans', 'hold');
const common = readWords('zh-Hans', 'common');
const telephone = readWords('zh-Hans', 'telephone');

/** A picture of this person moves. */
async function expectMoves(page: Page, label: RegExp): Promise<void> {
  const video = page.locator('video').and(page.getByLabel(label));
  const read = () => video.evaluate((element) => (element as HTMLVideoElement).currentTime);
  await expect
    .poll(() => video.evaluate((element) => (element as HTMLVideoElement).videoWidth))
    .toBeGreaterThan(0);
  const before = await read();
  await expect.poll(read).toBeGreaterThan(before);
}

describe('a third person', { timeout: 300_000 }, () => {
  it('is asked for and consented to, joins by the link, waits on hold, comes back by the page, and is asked to leave', async () => {
    const view = createEveryView([identity.name, guestName, ...agents.map(({ displayName }) => displayName)]);
    const desk = await stage.openDesk();
    const applicant = await stage.openApplicant();
    const guest = await stage.openApplicant();
    const button = (page: Page, key: Parameters<typeof words.pattern>[0]) =>
      page.getByRole('button', { name: words.pattern(key) });
    await desk.beReady(agents[0].loginName);
    await applicant.openMatter(matterId);
    await applicant.start();
    await applicant.signIn(identity);
    await applicant.page.getByLabel(applicant.words.text('firm.forFirm')).check();
    const ofFirm = (key: 'firm.name' | 'firm.code') =>
      applicant.page.getByLabel(applicant.words.text(key), { exact: true });
    await ofFirm('firm.name').fill(firm);
    await ofFirm('firm.code').fill('91350100M000100Y43');
    await applicant.giveConsent();
    await applicant.checkDevices();
    await desk.waitForOffer(await applicant.takeTicket());
    await desk.page.getByText(new RegExp(`^${firm}（91350100M000100Y43）`)).waitFor();
    await desk.person.takePicture('00-offer-of-a-firm');
    await desk.accept();
    await applicant.waitForCall(agents[0]);

    await desk.page.getByRole('heading', { name: new RegExp(firm) }).waitFor();

    await button(desk.page, 'desk.tool').click();
    await desk.page.getByText(words.text('desk.noneText')).waitFor();
    await desk.person.takePicture('01-ask');
    await button(desk.page, 'desk.ask').click();
    await applicant.page.getByText(words.text('applicant.askedTitle')).waitFor();
    await applicant.person.takePicture('02-consent');
    expect(await findFaults(applicant.page, 'consent')).toEqual([]);
    await button(applicant.page, 'applicant.agree').click();
    await desk.page.getByAltText(words.text('link.code')).waitFor();
    await desk.person.takePicture('03-invited');
    expect(await findFaults(desk.page, 'invitation')).toEqual([]);
    await button(applicant.page, 'applicant.showLink').click();
    await applicant.page.getByAltText(words.text('link.code')).waitFor();
    await applicant.person.takePicture('04-link');
    await button(applicant.page, 'talk.close').click();

    const link = new URL(await desk.page.getByLabel(common.text('copyLink.label')).inputValue());
    await guest.page.goto(link.pathname + link.hash);
    await guest.page.getByLabel(words.text('join.name'), { exact: true }).waitFor();
    await view.look(guest, 'join', { ready: 'input[type="radio"]' });
    await guest.page.getByLabel(words.text('join.name'), { exact: true }).fill(guestName);
    await guest.person.takePicture('05-join');
    await button(guest.page, 'join.enter').click();
    await expectMoves(guest.page, new RegExp(agents[0].displayName));
    await expectMoves(guest.page, new RegExp(identity.name));
    await button(desk.page, 'desk.close').last().click();
    await expectMoves(desk.page, new RegExp(guestName));
    await expectMoves(applicant.page, new RegExp(guestName));
    await desk.person.takePicture('06-three');
    await applicant.person.takePicture('06-three');
    await guest.person.takePicture('06-three-guest');
    expect(await findFaults(guest.page, 'talk')).toEqual([]);

    await desk.page.getByRole('button', { name: hold.pattern('desk.hold') }).click();
    await guest.page.getByText(words.text('talk.held')).waitFor();
    await guest.person.takePicture('07-held-guest');
    await desk.person.takePicture('07-held');
    const before = await readReceived(guest.page);
    // A round trip through the same room later nothing has come.
    await applicant.page.getByText(hold.text('applicant.unheard')).waitFor();
    expect((await readReceived(guest.page)).packets).toBe(before.packets);
    await desk.page.getByRole('button', { name: hold.pattern('desk.resume') }).click();
    await expectMoves(guest.page, new RegExp(identity.name));

    await guest.page.reload();
    await expectMoves(guest.page, new RegExp(agents[0].displayName));
    await expectMoves(applicant.page, new RegExp(guestName));

    // By telephone the guest hears nobody, and is told why; both sides are told as well.
    const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
    await desk.button('call.step').click();
    await press(desk.page, common.text('linkStep.telephone.choose'));
    await press(applicant.page, telephone.text('applicant.yes'));
    await press(desk.page, telephone.text('desk.begin'));
    await guest.page.getByText(words.text('talk.telephone')).waitFor();
    for (const { page } of [desk, applicant]) await page.getByText(words.pattern('notOnTelephone')).waitFor();
    for (const { person } of [desk, applicant, guest]) await person.takePicture('07-telephone');
    expect(await findFaults(guest.page, 'telephone')).toEqual([]);
    const { packets: silent } = await readReceived(guest.page);
    await desk.page.getByRole('button', { name: /回到视频$/ }).click();
    await guest.page.getByText(words.text('talk.telephone')).waitFor({ state: 'detached' });
    for (const { page } of [desk, applicant])
      await page.getByText(words.pattern('notOnTelephone')).waitFor({ state: 'detached' });
    // The voice is back first, pictures as the links prove able to carry them.
    await expect.poll(async () => (await readReceived(guest.page)).packets).toBeGreaterThan(silent);

    await applicant.page.getByRole('button', { name: hold.text('people.openLabel', { count: 3 }) }).click();
    await applicant.page.getByText(hold.text('people.why.guest.family')).waitFor();
    await applicant.person.takePicture('08-people');
    await button(applicant.page, 'applicant.remove').click();
    await applicant.person.takePicture('09-remove');
    await button(applicant.page, 'applicant.removeYes').last().click();
    await guest.page.getByText(words.text('talk.overTitle.removed')).waitFor();
    await guest.person.takePicture('10-over');
    await desk.page.getByText(words.text('desk.ended.removed')).waitFor();
    await desk.person.takePicture('10-over');
    view.expectClean(1, routesOf('thirdPerson'));
  });
});
