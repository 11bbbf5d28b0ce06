import type { JointReviewView } from '@cloudseat/shared/nouns/joint-review.ts';
import { describe, expect, it } from 'vitest';
import { openDesk } from '../../server/src/test-support/call-steps.ts';
import {
  type AskedDepartment,
  acceptSeat,
  command,
  openLead,
  opinionOf,
  readReview,
  signOpinion,
  wishOf,
} from '../../server/src/test-support/joint-steps.ts';
import { readPdf } from '../../server/src/test-support/read-pdf.ts';
import { demoPassword } from '../../server/src/test-support/test-platform.ts';
import { act, giveName, joint, settleConflict } from '../support/joint-room.ts';
import { useStage } from '../support/stage.ts';

const stage = useStage('joint-conflict');
const words = { lead: '燃气由燃气公司验收。', supervisor: '改作餐饮用途后可以开业。' };
const environmentBureau = '区生态环境局';

/** Three departments have sat and signed: two contradict, one says it is somebody else's. */
async function signContradicting(): Promise<JointReviewView> {
  const { ticket, lead, caseId } = await openLead(stage.url);
  const of = (loginName: string) => openDesk(stage.url, loginName);
  const [environment, housing, health] = [await of('a061'), await of('a021'), await of('a041')];
  const departments: { departmentId: AskedDepartment }[] = [
    { departmentId: 'environment' },
    { departmentId: 'housing' },
    { departmentId: 'health' },
  ];
  const { reviewId } = await lead.browser.call<JointReviewView>(
    'POST',
    `/cases/${caseId}/joint-reviews`,
    wishOf(departments),
  );
  for (const member of [environment, housing, health]) await acceptSeat(member, reviewId);
  await expect.poll(async () => (await readReview(lead.browser, reviewId)).state).toBe('convened');
  await command(lead.browser, reviewId, 'phase', { phase: 'openSession' });
  await signOpinion(environment.browser, reviewId, opinionOf());
  const against = opinionOf({ verdict: 'disagree', text: '该房屋登记为住宅。', basis: '不动产登记簿' });
  await signOpinion(housing.browser, reviewId, against);
  await signOpinion(health.browser, reviewId, opinionOf({ verdict: 'notOurs', askInstead: '燃气公司' }));
  await signOpinion(lead.browser, reviewId, opinionOf());
  const review = await command(lead.browser, reviewId, 'end-of-sitting');
  await ticket.page.request('call:end', { callId: ticket.callId });
  for (const page of [ticket.page, lead.desk, environment.desk, housing.desk, health.desk]) page.close();
  return review;
}

describe('departments that contradict one another', () => {
  it('are put side by side: the lead settles one conflict, the supervisor the other, and the paper says both', async () => {
    const { subject } = await signContradicting();
    const [lead, supervisor] = await Promise.all([
      stage.openDesk(),
      stage.openSupervisor({ device: 'desk' }),
    ]);
    const { page } = lead;
    const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click();
    await lead.openSignIn();
    await page.getByLabel(lead.words.text('signIn.loginName'), { exact: true }).fill('a001');
    await page.getByLabel(lead.words.text('signIn.password'), { exact: true }).fill(demoPassword);
    await lead.button('signIn.submit').click();
    await page.getByRole('button', { name: new RegExp(`^${lead.words.text('keys.joint')}`) }).click();
    await page.getByRole('button', { name: new RegExp(subject) }).click();

    await act(lead, 'consolidate');
    await settleConflict(page, 2, joint.text('conflict.nobody'), words.lead);
    await lead.person.takePicture('01-conflicts');
    await press(joint.text('consolidation.settle'));
    await page.getByText(joint.text('conflict.resolved.lead')).waitFor();
    await press(joint.text('consolidation.escalate'));
    await page.getByLabel(joint.text('ask.reason'), { exact: true }).fill('两个部门都有依据');
    await press(joint.text('escalate.confirm'));
    await page.getByText(joint.text('state.escalated'), { exact: true }).waitFor();
    await lead.person.takePicture('02-escalated');

    await supervisor.openSignIn();
    await supervisor.signIn();
    await supervisor.heading('calls.title').waitFor();
    await supervisor.page.goto('/supervision/joint-reviews');
    await supervisor.page.getByRole('link', { name: new RegExp(subject) }).click();
    await settleConflict(supervisor.page, 1, environmentBureau, words.supervisor);
    await supervisor.person.takePicture('03-decides', { isWhole: true });
    await supervisor.page.getByRole('button', { name: joint.text('oversight.resolve'), exact: true }).click();
    await supervisor.page.getByText(joint.text('oversight.done')).waitFor();

    // The lead's page has it by itself.
    await press(joint.text('consolidation.preview'));
    await lead.person.takePicture('04-preview');
    await press(joint.text('issue.next'));
    await giveName(page, joint.text('issue.confirm'));
    const paper = page.getByRole('link', { name: joint.text('paper.open') });
    await paper.waitFor();
    const file = await lead.person.context.request.get((await paper.getAttribute('href')) ?? '');
    const text = await readPdf(await file.body());
    for (const said of Object.values(words)) expect(text).toContain(said);
  });
});
