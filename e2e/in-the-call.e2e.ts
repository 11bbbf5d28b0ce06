import { describe, expect, it } from 'vitest';
import { counters } from './support/counters.ts';
import { readReceived } from './support/media-probe.ts';
import { lookTogether, makeThreePages } from './support/shared-document.ts';
import { useStage } from './support/stage.ts';
import { expectMediaFlows, expectPicture } from './support/talk.ts';

const stage = useStage('in-the-call');
const identity = { name: '李清照', phone: '13800000071' };
const { matterId, agents } = counters.soleTrader;

describe('in a call', () => {
  it('the picture grows, a screen is shared and taken back, a camera goes dark and comes again, and both look at a file', async () => {
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

    const pages = makeThreePages();
    await lookTogether(desk, applicant, pages.path).finally(pages.remove);
    await expectPicture(applicant, ofAgent);
    await expectMediaFlows(desk);
  });
});
