import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { counters } from './support/counters.ts';
import {
  allowFaults,
  putToSleep,
  readIceNames,
  silenceMicrophones,
  takeDevices,
} from './support/device-faults.ts';
import { readPictures } from './support/media-probe.ts';
import { useStage } from './support/stage.ts';
import { expectMediaFlows, expectNoSpeech, expectPicture, expectSpeech } from './support/talk.ts';

const stage = useStage('coming-back');

const { matterId, agents } = counters.soleTrader;

/** How the other side’s pictures are called: they stay the same while nothing is set up anew. */
const trackNames = async (page: Page) => Object.keys(await readPictures(page));

describe('a talk on a phone', () => {
  it('goes on as it was after the system took its devices, its page and its network', async () => {
    const desk = await stage.openDesk();
    const applicant = await stage.openApplicant();
    for (const { person } of [desk, applicant]) await allowFaults(person.context);
    const [ofAgent, ofApplicant] = [stage.originalOf('agent'), stage.originalOf('applicant')];
    await desk.beReady(agents[0].loginName);
    const ticket = await applicant.queueFor(matterId, { name: '归来', phone: '13800000171' });
    await desk.waitForOffer(ticket);
    await desk.accept();
    await desk.waitForCall('归来');
    await desk.holdEverything();
    await Promise.all([expectMediaFlows(applicant), expectMediaFlows(desk)]);

    // A lock of the screen ends camera and microphone, here of both sides.
    const before = [await trackNames(desk.page), await trackNames(applicant.page)];
    await Promise.all([takeDevices(applicant.page), takeDevices(desk.page)]);
    await Promise.all([expectMediaFlows(applicant), expectMediaFlows(desk)]);
    await Promise.all([expectPicture(applicant, ofAgent), expectPicture(desk, ofApplicant)]);
    expect([await trackNames(desk.page), await trackNames(applicant.page)]).toEqual(before);

    // After a phone call the microphone says that it is live, and gives nothing.
    await silenceMicrophones(applicant.page, true);
    await takeDevices(applicant.page);
    await applicant.page.getByText(applicant.words.text('call.microphoneSilent')).waitFor();
    await expectNoSpeech(desk);
    await applicant.person.takePicture('silent');
    await applicant.button('heard.help').click();
    await applicant.person.takePicture('help');
    await silenceMicrophones(applicant.page, false);
    await applicant.button('heard.tryAgain').click();
    await applicant.page.getByText(applicant.words.text('heard.mended')).waitFor();
    await applicant.button('heard.close').click();
    await expectSpeech(desk, ofApplicant);

    // Muted by its owner, asleep for longer than the server waits, and the camera gone without a word.
    await applicant.mute();
    await takeDevices(applicant.page, { isTold: false });
    const wake = await putToSleep(applicant.page);
    const lostMark = desk.text('call.lost');
    await lostMark.waitFor();
    await wake();
    await lostMark.waitFor({ state: 'detached' });
    await expectPicture(desk, ofApplicant);
    await applicant.button('call.unmute').waitFor();
    await expectNoSpeech(desk);

    // Out of the house: another network.
    const names = await readIceNames(applicant.page);
    expect(names).toHaveLength(2);
    // What is on its way just then goes nowhere, and the browser says so.
    applicant.person.expectProblems(/WebSocket is already in CLOSING/);
    await applicant.person.context.setOffline(true);
    await applicant.person.context.setOffline(false);
    const isRenamed = async () => {
      const now = await readIceNames(applicant.page);
      return now.length === names.length && now.every((name) => !names.includes(name));
    };
    await expect.poll(isRenamed, { timeout: 20_000 }).toBe(true);
    await applicant.button('call.unmute').click();
    await expectMediaFlows(desk);
  });
});
