import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Fault, findFaults } from './support/accessibility.ts';
import { counters } from './support/counters.ts';
import type { Person } from './support/person.ts';
import { useStage } from './support/stage.ts';
import { expectMediaFlows, expectPicture, expectSpeech } from './support/talk.ts';
import { makeUploadFiles, type UploadFiles } from './support/uploads.ts';

const stage = useStage('story');
const matter = '个体工商户设立登记';
const idCard = '经营者身份证';
const lease = '店面证明（房产证或租房合同）';
const [agent] = counters.soleTrader.agents;
const faults: Fault[] = [];
let files: UploadFiles;

beforeAll(() => {
  files = makeUploadFiles();
});
afterAll(() => files?.remove());

/** Kept as a picture. */
const keep = (person: Person, name: string, isWhole = false) => person.takePicture(name, { isWhole });

/** And looked at by axe: states to which the story of every page does not come. */
async function look(person: Person, name: string, isWhole = false): Promise<void> {
  await keep(person, name, isWhole);
  faults.push(...(await findFaults(person.page, name)));
}

describe('the whole story of a call', () => {
  it('runs from the first search on a phone to the rating, with an agent at a desk', async () => {
    const desk = await stage.openDesk();
    const applicant = await stage.openApplicant();

    await desk.openSignIn();
    await keep(desk.person, '01-sign-in');
    await desk.signIn(agent.loginName);
    await look(desk.person, '02-not-signed-on');

    await applicant.openHome();
    await keep(applicant.person, '03-home', true);
    await applicant.search('开店');
    await keep(applicant.person, '04-search');
    await applicant.chooseMatter(matter);
    await keep(applicant.person, '05-matter', true);
    await applicant.start();
    await keep(applicant.person, '06-sign-in');
    await applicant.signIn({ name: '张三丰', phone: '13800000001' });
    await keep(applicant.person, '07-consent');
    await applicant.giveConsent();
    await applicant.checkDevices();
    await applicant.checkNetwork('video');
    await keep(applicant.person, '08-check', true);
    const ticket = await applicant.takeTicket();
    await applicant.place('waiting.aheadNone').waitFor();
    await keep(applicant.person, '09-waiting', true);
    await applicant.upload(idCard, files.jpegPath);
    await look(applicant.person, '10-waiting-with-file', true);

    await desk.openDevices();
    await keep(desk.person, '11-devices');
    await desk.startWork();
    const offer = await desk.waitForOffer(ticket);
    await applicant.place('waiting.ringingTitle').waitFor();
    expect(await offer.textContent()).toContain('张**');
    expect(await offer.textContent()).toContain(desk.words.text('linkCheck.video'));
    expect(await offer.textContent()).toContain(
      desk.words.text('offer.materialsCount', { count: 1, total: 3 }),
    );
    await Promise.all([look(desk.person, '12-offer'), keep(applicant.person, '13-ringing')]);
    await desk.accept();

    await applicant.waitForCall(agent);
    await desk.waitForCall('张三丰');
    await expectMediaFlows(applicant);
    await expectMediaFlows(desk);
    const [ofAgent, ofApplicant] = [stage.originalOf('agent'), stage.originalOf('applicant')];
    await Promise.all([expectPicture(applicant, ofAgent), expectPicture(desk, ofApplicant)]);
    await Promise.all([expectSpeech(applicant, ofAgent), expectSpeech(desk, ofApplicant)]);
    await keep(applicant.person, '14-call');
    await keep(desk.person, '15-call');

    await applicant.openChat();
    await applicant.say('您好，能听到吗？');
    const chat = await desk.openTab('case.chat');
    await chat.getByText('您好，能听到吗？').waitFor();
    await desk.say('听得到，请把合同发给我。');
    await applicant.page.getByText('听得到，请把合同发给我。').waitFor();
    await keep(applicant.person, '16-chat');
    await keep(desk.person, '17-chat');
    await applicant.openMaterials();
    await applicant.upload(lease, files.pdfPath);
    await look(applicant.person, '18-materials');
    const materials = await desk.openTab('case.materialsCount');
    for (const path of [files.jpegPath, files.pdfPath]) {
      const link = materials.getByRole('link', { name: basename(path) });
      const received = await desk.page.request.get((await link.getAttribute('href')) ?? '');
      expect((await received.body()).equals(readFileSync(path)), basename(path)).toBe(true);
    }
    await desk.waitForPreview(materials);
    await look(desk.person, '19-materials');

    await desk.takeNotes('已核对店名和地址，材料齐全。');
    await desk.end();
    await keep(desk.person, '20-wrap-up');
    await applicant.page.getByText(applicant.words.text('rating.ended.finished')).waitFor();
    await keep(applicant.person, '21-rating', true);
    await desk.saveWrapUp('accepted');
    await desk.text('wrapUp.savedNote').waitFor();
    await look(desk.person, '22-after-wrap-up');
    await applicant.rate('verySatisfied');
    await keep(applicant.person, '23-rating-chosen', true);
    await applicant.sendRating();
    await keep(applicant.person, '24-thanks');
  });

  it('axe finds no fault in any of its states', () => {
    expect(faults).toEqual([]);
  });
});
