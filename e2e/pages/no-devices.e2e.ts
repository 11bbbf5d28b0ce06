import type { BrowserContext, ConsoleMessage } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { counters } from '../support/counters.ts';
import { useStage } from '../support/stage.ts';
import { expectPicture, expectSpeech } from '../support/talk.ts';

// As people's browsers are: where nothing is filmed or recorded, sound waits for a tap of its page.
const browserFlags = ['--autoplay-policy=document-user-activation-required'];
const stage = useStage('no-devices', { applicantDevices: 'denied', browserFlags });

/** Says in the console what the browser refuses to play. Looking into the page would count as a tap. */
const tellRefusals = (context: BrowserContext) =>
  context.addInitScript(() => {
    const { play } = HTMLMediaElement.prototype;
    HTMLMediaElement.prototype.play = function playAndTell() {
      const playing = play.call(this);
      playing.catch((error: Error) => console.warn(`refused to play: ${error.name}`));
      return playing;
    };
  });
const refusal = { predicate: (message: ConsoleMessage) => message.text().includes('NotAllowedError') };

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

    // Opened anew in a tab that nobody has touched: one tap, wherever it is.
    await tellRefusals(applicant.person.context);
    const refused = applicant.person.context.waitForEvent('console', refusal);
    await applicant.person.closeAndReopen('/call');
    await refused;
    const sound = applicant.button('call.soundBlocked');
    await sound.waitFor();
    await applicant.person.takePicture('sound-blocked');
    await applicant.openChat();
    await sound.waitFor({ state: 'detached' });
    await expectSpeech(applicant, original);
  });
});

/** A browser that has no such thing, as old and in-app ones have none. */
const takeAway = (context: BrowserContext, what: 'connections' | 'devices') =>
  context.addInitScript((name) => {
    if (name === 'connections') Reflect.deleteProperty(window, 'RTCPeerConnection');
    else Object.defineProperty(navigator, 'mediaDevices', { value: undefined });
  }, what);

describe('a browser that cannot do everything', () => {
  const { matterId } = counters.idCard;

  it('says so before the ticket, and a link leads on from there in another one', async () => {
    const first = await stage.openApplicant({ device: 'wechat' });
    await takeAway(first.person.context, 'devices');
    await first.page.goto('/e/hb01');
    await first.button('signIn.sendCode').waitFor();
    await first.openMatter(matterId);
    await first.start();
    await first.page.getByText(first.browser.text('verdict.receiveOnly')).waitFor();
    await first.person.takePicture('receive-only', { isWhole: true });
    await first.page.getByRole('button', { name: first.browser.text('change') }).click();
    const field = first.page.getByLabel(first.common.text('copyLink.label'));
    const link = await field.inputValue();
    expect(new URL(link).search).toMatch(/^\?entry=hb01$/i);
    await first.person.takePicture('way-out');

    const second = await stage.openApplicant();
    await takeAway(second.person.context, 'connections');
    await second.page.goto(link);
    await second.page.getByText(second.browser.text('verdict.textOnly')).waitFor();
    await second.person.takePicture('text-only', { isWhole: true });
    expect(await second.page.getByLabel(second.common.text('copyLink.label')).inputValue()).toBe(link);

    const third = await stage.openApplicant();
    await third.page.goto(link);
    await third.button('signIn.sendCode').waitFor();
    expect(await third.page.evaluate(() => sessionStorage.getItem('cloudseat.entry'))).toMatch(/hb01/i);
  });

  it('keeps the ticket for the one that it is taken to', async () => {
    const able = await stage.openApplicant();
    await able.openMatter(matterId);
    await able.start();
    await able.signIn({ name: '易换', phone: '13800000042' });
    await able.giveConsent();
    const ticket = await able.takeTicket('check.submitText');
    await takeAway(able.person.context, 'connections');
    await able.person.closeAndReopen('/waiting');
    await able.page.getByText(able.browser.text('keptNext')).waitFor();
    await able.person.takePicture('kept', { isWhole: true });
    const link = await able.page.getByLabel(able.common.text('copyLink.label')).inputValue();

    const other = await stage.openApplicant();
    await other.page.goto(link);
    await other.button('resumeLink.carryOn').click();
    expect(await other.readTicket()).toBe(ticket);
  });
});
