import { describe, expect, it } from 'vitest';
import { counters } from './support/counters.ts';
import type { Desk } from './support/desk.ts';
import {
  acceptSeat,
  act,
  countPictures,
  declineSeat,
  expectFaces,
  giveName,
  holdEverything,
  joint,
  openTab,
  proposeReview,
  roomOf,
  seatRings,
  sendProposal,
  signOpinion,
  writeOpinion,
} from './support/joint-room.ts';
import { readReceived } from './support/media-probe.ts';
import { useStage } from './support/stage.ts';
import { readWords } from './support/words.ts';

const stage = useStage('joint-review');
const { matterId, agents } = counters.soleTrader;
const identity = { name: '关汉卿', phone: '13800000121' };
const subject = '大型餐饮开业联合审查';
const seats = [
  { department: '区生态环境局', question: '油烟排放是否合规' },
  { department: '区应急管理局', question: '燃气使用是否安全' },
  { department: '区住房和城乡建设委员会', question: '房屋用途是否合规' },
];
const own = readWords('zh-Hans', 'own-joint');

async function openReady(loginName: string): Promise<Desk> {
  const desk = await stage.openDesk();
  await desk.beReady(loginName);
  await desk.text('idle.ready').waitFor();
  return desk;
}

/** Everybody of the room sees so many others. */
const allSee = (pages: readonly { page: Desk['page'] }[], count: number) =>
  Promise.all(pages.map(({ page }) => expectFaces(page, count)));

describe('a joint review', { timeout: 300_000 }, () => {
  it('is called out of a talk, sits with the applicant and without, and ends in one signed paper', async () => {
    // Of two who are free the one who is so for longer is asked first.
    const busy = await openReady('a065');
    const [lead, environment, substitute, housing, applicant] = await Promise.all([
      openReady(agents[0].loginName),
      openReady('a061'),
      openReady('a066'),
      openReady('a021'),
      stage.openApplicant(),
    ]);
    await lead.waitForOffer(await applicant.queueFor(matterId, identity));
    await lead.accept();
    await applicant.waitForCall(agents[0]);
    const members = [environment, substitute, housing];

    await proposeReview(lead, subject, seats);
    await lead.person.takePicture('01-propose');
    await sendProposal(lead);
    await Promise.all([
      seatRings(environment)
        .then(() => environment.person.takePicture('01-rings'))
        .then(() => acceptSeat(environment)),
      acceptSeat(housing),
      declineSeat(busy, '正在现场检查，走不开', '崔志刚').then(() => acceptSeat(substitute)),
    ]);
    await Promise.all([lead, ...members].map(({ page }) => roomOf(page, 'openSession').waitFor()));
    await busy.text('idle.ready').waitFor();
    await lead.person.takePicture('02-convened');

    await act(lead, 'open');
    await act(lead, 'callApplicant');
    await roomOf(applicant.page, 'openSession').waitFor();
    await Promise.all([lead, ...members, applicant].map(holdEverything));
    await allSee([lead, ...members, applicant], 4);
    for (const { person } of [lead, environment, applicant]) await person.takePicture('03-open');

    await act(lead, 'closeSession');
    await roomOf(applicant.page, 'outside').waitFor();
    await Promise.all([lead, ...members].map(({ page }) => roomOf(page, 'closedDeliberation').waitFor()));
    // Of the review nothing is left to receive; of the talk the agent’s picture is, and rests.
    await expect.poll(() => countPictures(applicant.page)).toBe(1);
    const before = await readReceived(applicant.page);
    // A member is away and back in the same seat, and everybody of the closed part sees everybody: meanwhile nothing came outside.
    await housing.person.closeAndReopen('/desk');
    await roomOf(housing.page, 'closedDeliberation').waitFor();
    await holdEverything(housing);
    await allSee([lead, ...members], 3);
    expect((await readReceived(applicant.page)).packets).toBe(before.packets);
    for (const { person } of [lead, housing, applicant]) await person.takePicture('04-closed');
    // A page that is loaded anew outside waits there again, not in the talk.
    await applicant.page.reload();
    await roomOf(applicant.page, 'outside').waitFor();

    await act(lead, 'open');
    await roomOf(applicant.page, 'openSession').waitFor();
    await holdEverything(applicant);
    await expectFaces(applicant.page, 4);
    await Promise.all([lead, ...members].map((desk) => openTab(desk, 'review')));
    await writeOpinion(environment, 'agreeWithConditions', {
      text: '加装油烟净化设施后可以开业。',
      condition: '排烟口朝向街面',
    });
    await environment.person.takePicture('05-opinion');
    await writeOpinion(substitute, 'agree', { text: '燃气管线符合要求。' });
    await writeOpinion(housing, 'agree', { text: '房屋为商业用途。' });
    await writeOpinion(lead, 'agree', { text: '经营场所材料齐全。' });
    for (const desk of [environment, substitute, housing, lead]) await signOpinion(desk);

    await act(lead, 'endSitting');
    await applicant.waitForCall(agents[0]);
    await lead.waitForCall(identity.name);
    await lead.page.getByText(joint.text('state.opinionsPending'), { exact: true }).waitFor();
    await act(lead, 'consolidate');
    await lead.page.getByRole('button', { name: joint.text('consolidation.preview') }).click();
    await lead.person.takePicture('06-preview');
    await lead.page.getByRole('button', { name: joint.text('issue.next'), exact: true }).click();
    await giveName(lead.page, joint.text('issue.confirm'));
    await lead.page.getByRole('link', { name: joint.text('paper.open') }).waitFor();

    const cases = await (await applicant.person.context.request.get('/api/own-cases')).json();
    await applicant.page.goto(`/cases/${cases.cases[0].caseId}`);
    // Among the papers and on the review's own card.
    const paper = applicant.page.getByRole('link', { name: own.pattern('card.paper') }).first();
    await paper.waitFor();
    await applicant.person.takePicture('07-paper', { isWhole: true });
    const file = await applicant.person.context.request.get((await paper.getAttribute('href')) ?? '');
    expect(file.headers()['content-type']).toBe('application/pdf');
    expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-');
  });
});
