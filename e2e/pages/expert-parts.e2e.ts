import type { ReportView } from '@cloudseat/shared/nouns/expert-report.ts';
import { expect, it, vi } from 'vitest';
import { fileProject, openStaff } from '../../server/src/test-support/expert-steps.ts';
import { walkReview } from '../../server/src/test-support/expert-walk.ts';
import type { TestBrowser } from '../../server/src/test-support/test-page.ts';
import { createEveryView } from '../support/every-view.ts';
import { lendSession } from '../support/lent-session.ts';
import type { Person } from '../support/person.ts';
import { useStage } from '../support/stage.ts';
import { readWords } from '../support/words.ts';

// Everybody comes from one address.
vi.mock('../../server/src/tuning-gateway.ts', async (load) => {
  const { gatewayTuning } = await load<typeof import('../../server/src/tuning-gateway.ts')>();
  return { gatewayTuning: { ...gatewayTuning, httpRequestsPerMinute: 1e6, socketBurst: 1e6 } };
});

const stage = useStage('expert-parts');
type Seen = { person: Person; page: Person['page'] };
const question = '导改期间公交怎么走？';

it('the page of a review is whole with all its parts, from filed to archived, for everybody and in every language', async () => {
  const filed = await fileProject(stage.url);
  const walk = await walkReview(stage.url, stage.db, filed);
  const { unit, convenor, reviewId, path } = walk;
  const overseer = await openStaff(stage.url, 's001');
  const words = readWords('zh-Hans', 'expert-page');
  const names = [
    ...[filed.view.title, filed.view.unitName, filed.view.description, question, '报告.pdf', '八月十五'],
    ...walk.written,
    ...(await walk.peopleNames()),
  ];
  const view = createEveryView(names);
  const seen = new Map<TestBrowser, Seen>();

  /** What a part shows, it asks for: once nothing is on its way, all is there. */
  async function look(
    of: TestBrowser,
    name: string,
    door: 'panel/reviews' | 'supervision/expert-reviews' | 'projects',
  ) {
    const isDesk = door !== 'projects';
    const opened = seen.get(of);
    const who =
      opened ?? (isDesk ? await stage.openSupervisor({ device: 'desk' }) : await stage.openApplicant());
    if (opened === undefined) await lendSession(of, who.person.context);
    seen.set(of, who);
    await who.page.goto(`/${door}/${reviewId}`);
    await who.page.waitForLoadState('networkidle');
    const record = who.page.getByRole('button', { name: words.text('journal.open') });
    if (await record.isVisible()) await record.click();
    await who.page.waitForLoadState('networkidle');
    await view.look(who, name, { isDesk, ready: '#review-next' });
  }
  const panel = (of: TestBrowser, name: string) => look(of, name, 'panel/reviews');
  const project = (name: string) => look(unit, `unit-${name}`, 'projects');

  await panel(convenor, 'convenor-filed');
  await walk.configureDraw();
  await walk.signDraw();
  await walk.draw();
  const [first, second] = await walk.panel();
  if (first === undefined || second === undefined) throw new Error('nobody was drawn');
  await panel(second.browser, 'expert-asked');
  await walk.answerAll();
  await walk.schedule(Date.now() + 3 * 86_400_000);
  await second.browser.call('POST', path('questions'), {
    questionId: 'question-1',
    place: null,
    text: question,
  });
  await panel(second.browser, 'expert-preReview');
  await project('preReview');

  await walk.openCheckIn();
  await walk.checkInAll();
  await walk.chooseChair();
  for (const part of ['presenting', 'questioning', 'deliberating', 'scoring'] as const) await walk.goTo(part);
  await walk.score(first, 0);
  await panel(second.browser, 'expert-scoring');
  await panel(convenor, 'convenor-scoring');
  await project('scoring');

  for (const [index, member] of (await walk.panel()).entries())
    if (index > 0) await walk.score(member, index);
  await walk.writeReport();
  await walk.closeReport();
  await walk.signAll();
  await expect.poll(async () => (await walk.read()).state).toBe('revising');
  const { papers } = await convenor.call<ReportView>('GET', path('report'));
  names.push(...papers.map(({ number }) => number));
  await project('revising');
  await walk.answerChanges();
  await panel(second.browser, 'expert-verifying');
  await panel(convenor, 'convenor-revising');

  for (const member of [first, second]) await walk.verify(member, 'verified');
  await walk.archive();
  await panel(convenor, 'convenor-archived');
  await project('archived');
  await look(overseer, 'overseer-archived', 'supervision/expert-reviews');
  view.expectClean(13, []);
});
