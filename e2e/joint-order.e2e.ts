import { describe, expect, it } from 'vitest';
import { counters } from './support/counters.ts';
import type { Desk } from './support/desk.ts';
import {
  acceptSeat,
  act,
  expectFaces,
  expectFlat,
  expectFlow,
  holdEverything,
  joint,
  moderate,
  openTab,
  proposeReview,
  roomOf,
  sendProposal,
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
  it('is the chair’s: silence, the floor, the door; and what was signed outlives a rest', async () => {
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
    await openTab(environment, 'review');
    await environment.page.getByText(joint.text('opinion.ownSigned'), { exact: true }).waitFor();
    await act(lead, 'open');
    await act(lead, 'endSitting');
    for (const desk of [environment, housing, late]) await desk.text('idle.ready').waitFor();
    await applicant.waitForCall(agents[0]);
  });
});
