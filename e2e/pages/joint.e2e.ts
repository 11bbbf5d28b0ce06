import { describe, expect, it } from 'vitest';
import { counters } from '../support/counters.ts';
import type { Desk } from '../support/desk.ts';
import { routesOf } from '../support/every-route.ts';
import { createEveryView } from '../support/every-view.ts';
import { act, joint, proposeReview } from '../support/joint-room.ts';
import { useStage } from '../support/stage.ts';
import { readWords } from '../support/words.ts';

const stage = useStage('joint');
const { matterId, agents } = counters.soleTrader;
const identity = { name: '马致远', phone: '13800000125' };
const subject = '大型餐饮开业联合审查';
// Not a department of any other file's stories: nobody of it is signed in.
const seat = { department: '区卫生健康委员会', question: '公共场所卫生是否合规' };
const own = readWords('zh-Hans', 'own-joint');
const common = readWords('zh-Hans', 'common');
const reason = '对方部门今天有事';

/** A day from now, as its field takes it. */
const tomorrow = () => new Date(Date.now() + (24 + 8) * 3_600_000).toISOString().slice(0, 16);

type View = ReturnType<typeof createEveryView>;

async function openReviews(loginName: string): Promise<Desk> {
  const desk = await stage.openDesk();
  await desk.openSignIn();
  await desk.signIn(loginName);
  await desk.page.getByRole('button', { name: new RegExp(`^${joint.text('list.title')}`) }).click();
  return desk;
}

/** Nobody of the department is there afterwards. */
async function goHome({ page, person }: Desk): Promise<void> {
  await page.goto('about:blank');
  await person.signOut();
}

/** A desk of the department that is asked knows of it the day before, and says who comes. */
async function tellDepartment(view: View): Promise<void> {
  const health = await openReviews('a041');
  const press = (key: 'upcoming.claim' | 'upcoming.release') =>
    health.page.getByRole('button', { name: joint.text(key), exact: true }).click();
  await health.page.getByText(joint.text('upcoming.nobody')).waitFor();
  await press('upcoming.claim');
  await health.page.getByText(joint.text('upcoming.mine')).waitFor();
  await view.look(health, 'upcoming', { isDesk: true, ready: 'h4' });
  await press('upcoming.release');
  await health.page.getByText(joint.text('upcoming.nobody')).waitFor();
  await goHome(health);
}

/** The lead asks a colleague, who says no. */
async function askColleague(view: View, lead: Desk): Promise<void> {
  const { page } = lead;
  const colleague = await openReviews(agents[1].loginName);
  // Who has said no may not read it any more.
  colleague.person.expectProblems(/404/);
  await page.getByRole('button', { name: joint.text('handOver.open'), exact: true }).click();
  const dialog = page.getByRole('dialog');
  const option = dialog.getByRole('option', { name: new RegExp(agents[1].displayName) });
  await dialog
    .getByLabel(joint.text('handOver.to'), { exact: true })
    .selectOption(await option.getAttribute('value'));
  await dialog.getByLabel(joint.text('handOver.reason'), { exact: true }).fill(reason);
  await view.look(lead, 'hand-over', { isDesk: true, ready: '[role="dialog"]' });
  await dialog.getByRole('button', { name: joint.text('handOver.confirm.lead'), exact: true }).click();
  await page.getByText(joint.text('handOver.waits', { name: agents[1].displayName })).waitFor();
  await colleague.page.getByRole('button', { name: joint.text('list.owing'), exact: false }).click();
  await colleague.page.getByRole('button', { name: new RegExp(subject) }).click();
  await colleague.page.getByText(joint.text('handOver.asked')).waitFor();
  await view.look(colleague, 'lead-offer', { isDesk: true, ready: 'h2' });
  await colleague.page.getByRole('button', { name: joint.text('handOver.decline'), exact: true }).click();
  await colleague.page.getByText(joint.text('list.empty.running')).waitFor();
  await page.getByRole('button', { name: joint.text('handOver.open'), exact: true }).waitFor();
  await goHome(colleague);
}

describe('the pages of a joint review', () => {
  it('say at the desk, to the applicant and to the supervisor what it waits for, in every language and size', async () => {
    const typed = ['经营场所是否合规', '平面布置图', '排烟口位置'];
    const names = [
      identity.name,
      subject,
      seat.question,
      reason,
      '马**',
      '汪海澜',
      '孟繁星',
      '李喆',
      '王雨桐',
      ...typed,
    ];
    const view = createEveryView([...names, ...agents.map(({ displayName }) => displayName), 'A001']);
    const [desk, applicant] = await Promise.all([stage.openDesk(), stage.openApplicant()]);
    await desk.beReady(agents[0].loginName);
    await desk.waitForOffer(await applicant.queueFor(matterId, identity));
    await desk.accept();
    await applicant.waitForCall(agents[0]);
    const { page } = desk;
    const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click();

    // Nothing is sent that is not complete, and nothing that was typed is lost by a slip.
    await desk.button('call.joint').click();
    await page.getByRole('button', { name: joint.text('propose.sendNow') }).click();
    await page.getByText(joint.text('propose.problems')).waitFor();
    await view.look(desk, 'propose', { isDesk: true, ready: '[role="dialog"]' });
    await press(joint.text('propose.dismiss'));
    await proposeReview(desk, subject, [seat]);
    await press(joint.text('propose.dismiss'));
    await press(joint.text('propose.lose.stay'));
    await page.getByRole('radio', { name: joint.text('propose.later') }).check();
    await page.getByLabel(joint.text('propose.time'), { exact: true }).fill(tomorrow());
    await press(joint.text('propose.sendLater'));
    await page.getByText(joint.text('state.proposed'), { exact: true }).waitFor();
    await view.look(desk, 'booked', { isDesk: true, ready: 'h2' });
    await tellDepartment(view);
    await askColleague(view, desk);

    // The talk is over; the review stands with its case.
    await desk.end();
    const cases = await (await applicant.person.context.request.get('/api/own-cases')).json();
    const { caseId } = cases.cases[0];
    const { reviews } = await (
      await applicant.person.context.request.get(`/api/own-cases/${caseId}/joint-reviews`)
    ).json();
    const address = `/reviews/${reviews[0].reviewId}`;
    await applicant.page.goto(`/cases/${caseId}`);
    await applicant.page.getByText(own.text('state.proposed')).waitFor();
    await applicant.person.takePicture('case', { isWhole: true });
    await applicant.page.goto(address);
    await applicant.page.getByText(own.text('next.proposed')).waitFor();
    await view.look(applicant, 'later');

    await act(desk, 'convene');
    await page.getByText(joint.text('seat.is.nobody'), { exact: true }).waitFor();
    await view.look(desk, 'nobody', { isDesk: true, ready: 'h2' });
    await applicant.page.getByText(own.text('next.inviting')).waitFor();

    const supervisor = await stage.openSupervisor({ device: 'desk' });
    await supervisor.openSignIn();
    await supervisor.signIn();
    await supervisor.heading('calls.title').waitFor();
    await supervisor.page.goto('/supervision/joint-reviews');
    await supervisor.page.getByRole('link', { name: new RegExp(subject) }).waitFor();
    await view.look(supervisor, 'oversight', { isDesk: true });
    await supervisor.page.getByRole('link', { name: new RegExp(subject) }).click();
    await supervisor.page.getByText(seat.question).first().waitFor();
    await view.look(supervisor, 'oversight-review', { isDesk: true });

    await press(joint.text('act.cancel'));
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: joint.text('act.cancel'), exact: true }).click();
    await dialog.getByText(joint.text('ask.reasonMissing', { count: 4 })).waitFor();
    await dialog.getByLabel(joint.text('ask.reason'), { exact: true }).fill(reason);
    await dialog.getByRole('button', { name: joint.text('act.cancel'), exact: true }).click();
    await page.getByText(joint.text('state.cancelled'), { exact: true }).waitFor();
    await applicant.page.getByText(own.text('next.cancelled')).waitFor();
    await view.look(applicant, 'cancelled');
    await applicant.page.getByRole('link', { name: common.text('back') }).click();
    await applicant.page.getByText(own.text('state.cancelled')).waitFor();
    expect(new URL(applicant.page.url()).pathname).toBe(`/cases/${caseId}`);
    view.expectClean(10, routesOf('joint'));
  });
});
