import { describe, expect, it } from 'vitest';
import { counters } from './support/counters.ts';
import { readReceived } from './support/media-probe.ts';
import { findSentTrack, sendsMadeFrames } from './support/sent-track.ts';
import { useStage } from './support/stage.ts';
import { expectMediaFlows, expectPicture } from './support/talk.ts';
import { readWords } from './support/words.ts';

const stage = useStage('in-the-call');
const identity = { name: '李清照', phone: '13800000071' };
const { matterId, agents } = counters.soleTrader;

describe('in a call', () => {
  it('the picture grows, a screen is shared, a camera goes dark; canned replies and links are sent, the agent’s room is blurred', async () => {
    const desk = await stage.openDesk();
    const applicant = await stage.openApplicant();
    await desk.beReady(agents[0].loginName);
    const ticket = await applicant.queueFor(matterId, identity);
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
    await expectMediaFlows(desk);

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
  });
});
