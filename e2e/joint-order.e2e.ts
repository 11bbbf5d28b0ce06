import { describe, expect, it } from 'vitest';
import { readPdf } from '../server/src/test-support/read-pdf.ts';
import { counters } from './support/counters.ts';
import type { Desk } from './support/desk.ts';
import {
  acceptSeat,
  act,
  expectFaces,
  expectFlat,
  expectFlow,
  giveName,
  holdEverything,
  joint,
  moderate,
  openTab,
  proposeReview,
  roomOf,
  sendProposal,
  settleConflict,
  signOpinion,
  sitting,
  writeOpinion,
} from './support/joint-room.ts';
import { useStage } from './support/stage.ts';

const stage = useStage('joint-order');
const { matterId, agents } = counters.soleTrader;
const identity = { name: '王实甫', phone: '13800000127' };
const subject = '大型餐饮开业联合审查';
const [environmentBureau, housingBureau] = ['区生态环境局', '区住房和城乡建设委员会'];
const seats = [
  { department: environmentBureau, question: '油烟排放是否合规' },
  { department: housingBureau, question: '房屋用途是否合规' },
  { department: '区应急管理局', question: '燃气使用是否安全', isOptional: true },
];
const words = '改作餐饮用途后可以开业。';

async function openReady(loginName: string): Promise<Desk> {
  const desk = await stage.openDesk();
  await desk.beReady(loginName);
  return desk;
}
const tool = ({ page }: Pick<Desk, 'page'>, key: 'hand' | 'unmute' | 'cameraOn') =>
  page.getByRole('button', { name: sitting.text(`tools.${key}`), exact: true });
const says = ({ page }: Pick<Desk, 'page'>, words: string) =>
  page.getByText(words, { exact: true }).first().waitFor();

describe('order in the room of a review', { timeout: 300_000 }, () => {
  it('is the chair’s: silence, the floor, the door; what was signed outlives a rest, and what two contradict goes up', async () => {
    const [lead, environment, housing, applicant] = await Promise.all([
      openReady(agents[0].loginName),
      openReady('a061'),
      openReady('a021'),
      stage.openApplicant(),
    ]);
    await lead.waitForOffer(await applicant.queueFor(matterId, identity));
    await lead.accept();
    await applicant.waitForCall(agents[0]);
    await proposeReview(lead, subject, seats);
    await sendProposal(lead);
    await Promise.all([acceptSeat(environment), acceptSeat(housing)]);
    await roomOf(lead.page, 'openSession').waitFor();
    await act(lead, 'open');
    await act(lead, 'callApplicant');
    await roomOf(applicant.page, 'openSession').waitFor();
    await Promise.all([lead, environment, housing, applicant].map(holdEverything));
    await Promise.all([lead, applicant].map(({ page }) => expectFaces(page, 3)));

    // Silenced: nothing of that voice is sent on, and its owner reads who did it and how to ask.
    const voice = { of: '温如玉', kind: 'audio' } as const;
    const face = { of: '温如玉', kind: 'video' } as const;
    await expectFlow(applicant, voice);
    await moderate(lead, voice.of, 'silence.microphone');
    await says(environment, sitting.text('own.microphone'));
    await expectFlat(applicant, voice, agents[0].displayName);
    await environment.person.takePicture('01-silenced');
    await tool(environment, 'hand').click();
    await says(environment, sitting.text('own.handUp'));
    await tool(applicant, 'hand').click();
    await lead.page.getByText(sitting.text('people.hands', { count: 2 })).waitFor();
    await expect
      .poll(() =>
        lead.page.getByRole('list').filter({ hasText: '1.' }).getByRole('listitem').allTextContents(),
      )
      .toMatchObject([expect.stringContaining('1. 温如玉'), expect.stringContaining('2. 王实甫')]);
    await lead.person.takePicture('02-hands');
    await lead.page
      .getByRole('button', { name: sitting.text('people.giveFloorTo', { name: voice.of }), exact: true })
      .click();
    await says(environment, sitting.text('own.floor'));
    await environment.person.takePicture('03-floor');
    await tool(environment, 'unmute').click();
    await expectFlow(applicant, voice);

    await moderate(lead, face.of, 'silence.camera');
    await says(environment, sitting.text('own.camera'));
    await expectFlat(applicant, face, agents[0].displayName);
    await applicant.person.takePicture('04-camera-off');
    await moderate(lead, face.of, 'allow.camera');
    await tool(environment, 'cameraOn').click();
    await expectFlow(applicant, face);

    // Locked: who comes late waits at the door, where the chair sees them.
    await lead.page.getByRole('button', { name: sitting.text('chair.lock'), exact: true }).click();
    const late = await openReady('a065');
    await acceptSeat(late);
    await roomOf(late.page, 'lobby').waitFor();
    await late.person.takePicture('05-lobby');
    const letIn = lead.page.getByRole('button', { name: sitting.text('door.admit'), exact: true });
    await letIn.waitFor();
    await lead.person.takePicture('05-door');
    await letIn.click();
    await roomOf(late.page, 'openSession').waitFor();
    await expectFlow(applicant, { of: '秦铁军', kind: 'audio' });

    // Sent out: reads why, and what now.
    await moderate(lead, '黄梓轩', 'remove');
    await lead.page
      .getByRole('dialog')
      .getByRole('button', { name: sitting.text('people.removeYes'), exact: true })
      .click();
    await roomOf(housing.page, 'removed').waitFor();
    await housing.person.takePicture('06-removed');

    await openTab(environment, 'review');
    await writeOpinion(environment, 'agreeWithConditions', {
      text: '加装净化设施。',
      condition: '排烟口朝向街面',
    });
    await signOpinion(environment);
    await act(lead, 'adjourn', '房屋用途要先查档案');
    await applicant.waitForCall(agents[0]);
    await lead.person.takePicture('07-adjourned');

    // Again: who was sent out may come again, and what was signed stands.
    await act(lead, 'reconvene');
    await lead.page.getByText(joint.text('state.inviting'), { exact: true }).waitFor();
    await Promise.all([environment, housing, late].map(acceptSeat));
    await roomOf(housing.page, 'openSession').waitFor();
    await openTab(housing, 'review');
    await writeOpinion(housing, 'disagree', { text: '该房屋登记为住宅。', basis: '不动产登记簿用途：住宅' });
    await signOpinion(housing);
    await openTab(late, 'review');
    await writeOpinion(late, 'notOurs', { text: '管道燃气不归本局。', askInstead: '燃气公司' });
    await signOpinion(late);
    await openTab(lead, 'review');
    await writeOpinion(lead, 'agree', { text: '经营场所材料齐全。' });
    await signOpinion(lead);
    await lead.person.takePicture('08-signed');
    await act(lead, 'endSitting');
    for (const desk of [environment, housing, late]) await desk.text('idle.ready').waitFor();

    // Two departments contradict, one says it is nobody's: the lead settles that, and passes the other up.
    await act(lead, 'consolidate');
    await lead.page.getByText(joint.text('state.consolidated'), { exact: true }).waitFor();
    await settleConflict(lead.page, 2, joint.text('conflict.nobody'), '燃气由燃气公司验收。');
    await lead.person.takePicture('09-conflicts');
    await lead.page.getByRole('button', { name: joint.text('consolidation.settle'), exact: true }).click();
    await says(lead, joint.text('conflict.resolved.lead'));
    await lead.page.getByRole('button', { name: joint.text('consolidation.escalate'), exact: true }).click();
    await lead.page.getByLabel(joint.text('ask.reason'), { exact: true }).fill('两个部门都有依据');
    await lead.page.getByRole('button', { name: joint.text('escalate.confirm'), exact: true }).click();
    await says(lead, joint.text('state.escalated'));
    await lead.person.takePicture('10-escalated');

    const supervisor = await stage.openSupervisor({ device: 'desk' });
    await supervisor.openSignIn();
    await supervisor.signIn();
    await supervisor.heading('calls.title').waitFor();
    await supervisor.page.goto('/supervision/joint-reviews');
    await supervisor.page.getByRole('link', { name: new RegExp(subject) }).click();
    await settleConflict(supervisor.page, 1, environmentBureau, words);
    await supervisor.person.takePicture('11-decides', { isWhole: true });
    await supervisor.page.getByRole('button', { name: joint.text('oversight.resolve'), exact: true }).click();
    await supervisor.page.getByText(joint.text('oversight.done')).waitFor();

    await lead.page.getByRole('button', { name: joint.text('consolidation.preview') }).click();
    await lead.person.takePicture('12-preview');
    await lead.page.getByRole('button', { name: joint.text('issue.next'), exact: true }).click();
    await giveName(lead.page, joint.text('issue.confirm'));
    const paper = lead.page.getByRole('link', { name: joint.text('paper.open') });
    await paper.waitFor();
    const file = await lead.person.context.request.get((await paper.getAttribute('href')) ?? '');
    const text = await readPdf(await file.body());
    expect(text).toContain(words);
    expect(text).toContain('燃气由燃气公司验收。');
  });
});
