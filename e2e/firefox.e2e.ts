import type { Browser } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoPassword } from '../server/src/test-support/test-platform.ts';
import { counters } from './support/counters.ts';
import { FirefoxPerson, launchFirefox, ownAddress } from './support/firefox.ts';
import { useStage } from './support/stage.ts';
import { expectMediaFlows } from './support/talk.ts';
import { readWords } from './support/words.ts';

const stage = useStage('firefox', { sfuEnvironment: async () => ({ CLOUDSEAT_SFU_MEDIA_IP: ownAddress() }) });
const { matterId, agents } = counters.soleTrader;
const [agent, colleague] = agents;
const words = readWords('zh-Hans', 'applicant');
const common = readWords('zh-Hans', 'common');
const deskWords = readWords('zh-Hans', 'desk');

let firefox: Browser;
let person: FirefoxPerson;
beforeAll(async () => {
  firefox = await launchFirefox();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await person.takePicture('failed').catch(() => undefined);
  const { problems } = person;
  await person.close();
  expect(problems).toEqual([]);
});
afterAll(() => firefox?.close());

describe('a call between Firefox and Chromium', () => {
  it('with the applicant in Firefox runs from the matter to the rating', async () => {
    const desk = await stage.openDesk();
    await desk.beReady(agent.loginName);
    person = await FirefoxPerson.open(firefox, { url: stage.url, story: 'firefox', device: 'phone' });

    await person.goto(`/matters/${matterId}`);
    await person.press('link', words.text('matter.start'));
    await person.fill(words.text('signIn.name'), '沈括');
    await person.fill(words.text('signIn.phone'), '13800000151');
    await person.press('button', words.text('signIn.sendCode'));
    await person.press('button', words.text('signIn.demoFill'));
    await person.press('button', words.text('signIn.submit'));
    await person.press('checkbox', words.text('consent.agree'));
    await person.press('button', words.text('consent.submit'));
    await person.see(words.text('check.cameraOn'));
    await person.see(words.text('check.microphoneOn'));
    await person.takePicture('check');
    await person.press('button', words.text('check.submit'));
    await person.seeRole('region', words.text('waiting.yourNumber'));
    await desk.readOffer();
    await person.takePicture('waiting');
    await desk.accept();

    await person.see(words.text('call.agentNumber', { number: agent.agentNumber }));
    await desk.waitForCall('沈括');
    await Promise.all([expectMediaFlows(person), expectMediaFlows(desk)]);
    await person.takePicture('call');
    await desk.person.takePicture('call');
    await person.pressText(words.text('call.chat'));
    await person.fill(common.text('chat.label'), '用火狐也能办。');
    await person.press('button', common.text('chat.send'));
    const chat = await desk.openTab('case.chat');
    await chat.getByText('用火狐也能办。').waitFor();
    await desk.say('看得很清楚。');
    await person.see('看得很清楚。');
    await person.takePicture('chat');

    await desk.end();
    await desk.saveWrapUp('accepted');
    await person.press('radio', words.text('rating.level.verySatisfied'));
    await person.takePicture('rating');
    await person.press('button', words.text('rating.submit'));
    await person.see(words.text('rating.thanks'));
  });

  it('with the agent in Firefox runs from the sign-in to the wrap-up', async () => {
    person = await FirefoxPerson.open(firefox, { url: stage.url, story: 'firefox', device: 'desk' });
    await person.goto('/desk');
    await person.fill(deskWords.text('signIn.loginName'), colleague.loginName);
    await person.fillPassword(demoPassword);
    await person.press('button', deskWords.text('signIn.submit'));
    await person.press('button', deskWords.text('idle.goReady'));
    await person.takePicture('devices');
    await person.press('button', deskWords.text('devices.goReady'));

    const applicant = await stage.openApplicant();
    await applicant.queueFor(matterId, { name: '毕昇', phone: '13800000152' });
    await applicant.place('waiting.ringingTitle').waitFor();
    await person.takePicture('offer');
    await person.pressText(deskWords.text('offer.accept'));
    await applicant.waitForCall(colleague);
    await Promise.all([expectMediaFlows(person), expectMediaFlows(applicant)]);
    await person.takePicture('call');
    await applicant.person.takePicture('call');

    await person.press('button', deskWords.text('call.end'));
    await person.press('button', deskWords.text('call.endConfirm'));
    await applicant.page.getByText(applicant.words.text('rating.ended.finished')).waitFor();
    await person.seeRole('heading', deskWords.text('wrapUp.title'));
    await person.takePicture('wrap-up');
  });
});
