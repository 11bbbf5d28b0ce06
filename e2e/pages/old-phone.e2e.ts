import { afterAll, beforeAll, expect, it } from 'vitest';
import { counters } from '../support/counters.ts';
import { makeOld } from '../support/old-phone.ts';
import { useStage } from '../support/stage.ts';
import { expectMediaFlows } from '../support/talk.ts';
import { makeUploadFiles, type UploadFiles } from '../support/uploads.ts';

const stage = useStage('old-phone');
const [agent] = counters.soleTrader.agents;
let files: UploadFiles;
beforeAll(() => {
  files = makeUploadFiles();
});
afterAll(() => files?.remove());

it('a phone of 2019 comes from the home page to the rating, and its pages throw nothing', async () => {
  const desk = await stage.openDesk();
  const applicant = await stage.openApplicant({ device: 'oldPhone' });
  await makeOld(applicant.person.context);
  await desk.beReady(agent.loginName);

  await applicant.openHome();
  // The page is as old as it is meant to be.
  const known = await applicant.page.evaluate(() =>
    [[], Object(''), document.body]
      .map((thing) => ['at', 'replaceAll', 'inert'].some((name) => name in thing))
      .concat(['structuredClone', 'AudioContext', 'BroadcastChannel'].map((name) => name in window)),
  );
  expect(known).not.toContain(true);

  await applicant.search('开店');
  await applicant.chooseMatter('个体工商户设立登记');
  await applicant.start();
  await applicant.signIn({ name: '裴秀', phone: '13800000141' });
  await applicant.giveConsent();
  await applicant.checkDevices();
  await applicant.person.takePicture('check');
  const ticket = await applicant.takeTicket();
  await applicant.upload('经营者身份证', files.jpegPath);
  await applicant.person.takePicture('waiting');
  await desk.waitForOffer(ticket);
  await desk.accept();

  await applicant.waitForCall(agent);
  await desk.waitForCall('裴秀');
  await expectMediaFlows(applicant);
  await expectMediaFlows(desk);
  await applicant.person.takePicture('call');
  await applicant.openChat();
  await applicant.say('听得到。');
  const chat = await desk.openTab('case.chat');
  await chat.getByText('听得到。').waitFor();
  await desk.end();
  await applicant.rate('verySatisfied');
  await applicant.sendRating();
});
