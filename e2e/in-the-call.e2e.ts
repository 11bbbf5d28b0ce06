import { describe, expect, it } from 'vitest';
import { findFaults } from './support/accessibility.ts';
import type { Applicant } from './support/applicant.ts';
import { counters } from './support/counters.ts';
import type { Desk } from './support/desk.ts';
import { FormStory } from './support/form-story.ts';
import { readReceived } from './support/media-probe.ts';
import { findSentTrack, sendsMadeFrames } from './support/sent-track.ts';
import { lookTogether, makeThreePages } from './support/shared-document.ts';
import { useStage } from './support/stage.ts';
import { expectMediaFlows, expectPicture } from './support/talk.ts';
import { readWords } from './support/words.ts';

const stage = useStage('in-the-call');
const identity = { name: '李清照', phone: '13800000071' };
const { matterId, agents } = counters.soleTrader;

/** The applicant blurs, the agent is told and asks for the picture as it is, one tap gives it. */
async function blurApplicant(desk: Desk, applicant: Applicant): Promise<void> {
  const words = readWords('zh-Hans', 'blur');
  applicant.person.expectProblems(/VideoFrame was garbage collected/);
  await applicant.button('call.blur').click();
  expect(await sendsMadeFrames(applicant.page)).toBe(true);
  await desk.page.getByText(words.text('desk.on')).waitFor();
  await desk.page.getByRole('button', { name: words.text('desk.ask') }).click();
  await desk.page.getByText(words.text('desk.asked')).waitFor();
  await applicant.person.takePicture('blur-asked');
  await desk.person.takePicture('blur-asked');
  await applicant.page.getByRole('button', { name: words.text('applicant.off') }).click();
  await desk.page.getByText(words.text('desk.asked')).waitFor({ state: 'detached' });
  await expect.poll(() => findSentTrack(applicant.page)).toBe('MediaStreamTrack');
}

describe('in a call', () => {
  it('the picture grows, a screen is shared and taken back, a camera goes dark and comes again, and both look at a file', async () => {
    const desk = await stage.openDesk();
    const applicant = await stage.openApplicant();
    // A phone with power to spare, whatever this machine has.
    await applicant.page.context().addInitScript(() => {
      Object.defineProperty(navigator, 'hardwareConcurrency', { get: () => 8 });
    });
    await desk.beReady(agents[0].loginName);
    const ticket = await applicant.queueFor(matterId, identity);
    await applicant.button('waiting.form').click();
    await applicant.person.takePicture('form-waiting');
    await desk.waitForOffer(ticket);
    await desk.accept();
    await applicant.waitForCall(agents[0]);
    await desk.waitForCall(identity.name);
    const [ofAgent, ofApplicant] = [stage.originalOf('agent'), stage.originalOf('applicant')];

    // The films are 640 × 480; a talk begins with less.
    for (const { page } of [desk, applicant]) {
      const size = async () => ((await readReceived(page)).width === 640 ? 'whole' : 'small');
      await expect.poll(size).toBe('whole');
    }

    await desk.button('call.share').click();
    const screen = applicant.page.getByLabel(applicant.words.text('call.screen'), { exact: true });
    const isShown = (video: SVGElement | HTMLElement) => {
      const { videoWidth, clientWidth } = video as HTMLVideoElement;
      return videoWidth >= 640 && clientWidth > 300;
    };
    await expect.poll(() => screen.evaluate(isShown)).toBe(true);
    await applicant.person.takePicture('shared-screen');
    await desk.person.takePicture('sharing');
    await desk.button('call.stopShare').click();
    await screen.waitFor({ state: 'detached' });
    await expectPicture(applicant, ofAgent);

    await applicant.button('call.cameraOff').click();
    await desk.text('call.noVideo').waitFor();
    await desk.person.takePicture('camera-off');
    await applicant.button('call.cameraOn').click();
    await desk.text('call.noVideo').waitFor({ state: 'detached' });
    await expectPicture(desk, ofApplicant);

    const pages = makeThreePages();
    await lookTogether(desk, applicant, pages.path).finally(pages.remove);
    await expectPicture(applicant, ofAgent);
    await expectMediaFlows(desk);

    // The form: the agent opens it on the phone, points, proposes; the applicant fills in, takes and leaves, completes.
    const form = new FormStory(desk, applicant);
    await form.open();
    await form.point('经营范围');
    await form.propose('经营范围', '小面、饮料');
    await form.answer('经营范围', 'fill.use');
    await form.seeAtDesk('经营范围', '小面、饮料');
    await form.propose('店名（字号）', '老王小面');
    await form.answer('店名（字号）', 'fill.refuse');
    // Above a keyboard.
    await applicant.page.setViewportSize({ width: 390, height: 500 });
    await form.write('身份证号码', '110105194912310021', 'problem.idCheck');
    await applicant.page.setViewportSize({ width: 390, height: 844 });
    await form.write('身份证号码', '11010519491231002x');
    await form.write('经营者姓名', identity.name);
    await form.write('联系电话', identity.phone);
    await form.write('经营者住所', '西彭镇民安路12号');
    await form.write('经营场所', '西彭镇民安路14号');
    await form.write('从业人数', '2');
    await form.write('资金数额', '50,000');
    await form.choose('组成形式', '个人经营');
    await form.send();
    // One was left out: said in words, and the form is not sent.
    await form.problemOf('经营场所是租来的吗', 'problem.missing').waitFor();
    // Colours on their way from one state to the other are no fault.
    for (const { page } of [applicant, desk]) await expect.poll(() => findFaults(page, 'form')).toEqual([]);
    await form.choose('经营场所是租来的吗', '否');
    await applicant.page.reload();
    await applicant.button('call.form').click();
    await form.send();
    await form.waitUntilComplete();
    await applicant.person.takePicture('form-complete');
    await desk.person.takePicture('form-complete');
    await desk.openTab('case.chat');
    const line = desk.page.getByLabel(desk.words.text('chat.label'), { exact: true });
    await line.pressSequentially('/wenhao');
    const greeting = desk.page.locator('[role=option]');
    await expect.poll(() => greeting.count()).toBe(1);
    await line.press('Enter');
    const hello = await line.inputValue();
    expect(hello).toMatch(/^李先生/);
    expect(hello).toContain(agents[0].displayName);
    await line.press('Enter');
    await applicant.openChat();
    await applicant.page.getByText(hello).waitFor();

    await line.pressSequentially('/');
    await greeting.nth(3).waitFor();
    await desk.person.takePicture('canned-replies');
    // The third of the matter's own, behind what was used last.
    for (let down = 0; down < 3; down += 1) await line.press('ArrowDown');
    await line.press('Enter');
    expect(await line.inputValue()).toContain('食品经营许可');
    await line.press('Enter');
    const link = applicant.page.getByRole('link', { name: /食品经营许可/ });
    await link.waitFor();
    await applicant.person.takePicture('link-card');
    const [opened] = await Promise.all([applicant.page.context().waitForEvent('page'), link.click()]);
    await opened.waitForURL('**/matters/food-licence');
    expect(await opened.evaluate(() => window.opener)).toBeNull();
    await opened.close();
    await expectMediaFlows(applicant);

    await desk.openDeviceSettings();
    // The library drops the frame that it has in its hands when it is stopped; the browser says so once it collects it.
    desk.person.expectProblems(/VideoFrame was garbage collected/);
    const blur = desk.page.getByRole('switch', { name: readWords('zh-Hans', 'effects').text('blur.name') });
    await blur.click();
    // On a machine without a graphics card it turns itself off again: what counts is what is sent until then.
    expect(await sendsMadeFrames(desk.page)).toBe(true);
    await desk.person.takePicture('blurred');
    await expect
      .poll(async () => {
        if ((await blur.getAttribute('aria-checked')) === 'true') await blur.click();
        return (await findSentTrack(desk.page)) === 'MediaStreamTrack';
      })
      .toBe(true);
    await desk.page.keyboard.press('Escape');
    await expectPicture(applicant, stage.originalOf('agent'));
    await blurApplicant(desk, applicant);
    await expectPicture(desk, ofApplicant);
  });
});
