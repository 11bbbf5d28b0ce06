import { describe, expect, it } from 'vitest';
import { counters } from './support/counters.ts';
import { useStage } from './support/stage.ts';
import { expectPicture, expectSpeech } from './support/talk.ts';

const stage = useStage('no-devices', { applicantDevices: 'denied' });

describe('an applicant whose browser refuses camera and microphone', () => {
  it('is helped, may join all the same, sees and hears the agent, and answers in writing', async () => {
    const { matterId, agents } = counters.soleTrader;
    const desk = await stage.openDesk();
    const applicant = await stage.openApplicant();
    await applicant.openMatter(matterId);
    await applicant.start();
    await applicant.signIn({ name: '吴声', phone: '13800000041' });
    await applicant.giveConsent();
    await applicant.page.getByText(applicant.words.text('check.problem.denied')).waitFor();
    await applicant.page.getByText(applicant.words.text('check.withoutBoth')).waitFor();
    await applicant.person.takePicture('check', { isWhole: true });
    const ticket = await applicant.takeTicket('check.submitText');

    await desk.beReady(agents[0].loginName);
    const offer = await desk.waitForOffer(ticket);
    for (const device of ['offer.camera', 'offer.microphone'] as const) {
      await offer.getByText(desk.words.text('offer.deviceNo', { device: desk.words.text(device) })).waitFor();
    }
    await desk.accept();
    await desk.waitForCall('吴声');
    await desk.text('call.noVideo').waitFor();
    await applicant.waitForCall(agents[0]);

    const original = stage.originalOf('agent');
    await Promise.all([expectPicture(applicant, original), expectSpeech(applicant, original)]);
    await applicant.openChat();
    await applicant.say('我没有麦克风，可以打字吗？');
    const chat = await desk.openTab('case.chat');
    await chat.getByText('我没有麦克风，可以打字吗？').waitFor();
    await desk.say('可以，没问题。');
    await applicant.page.getByText('可以，没问题。').waitFor();
    await applicant.person.takePicture('call');
    await desk.person.takePicture('call');
    expect(
      await applicant.button('check.tryAgain').or(applicant.button('call.cameraOn')).count(),
    ).toBeGreaterThan(0);
  });
});
