import { describe, expect, it } from 'vitest';
import {
  brokenProof,
  caseEntries,
  caseList,
  caseOfOtherRegion,
  caseOwners,
  caseView,
  mandates,
  namesInCase,
  overdueTasks,
} from '../support/case-fixture.ts';
import { counters } from '../support/counters.ts';
import { createPageLook } from '../support/page-look.ts';
import { useStage } from '../support/stage.ts';
import type { Supervisor } from '../support/supervisor.ts';
import { makeWhy, namesInWhy } from '../support/why-fixture.ts';
import { readWords, type WordKey } from '../support/words.ts';

const stage = useStage('supervision');
const { matterId, agents } = counters.soleTrader;
const noTicketsOn = '2020-01-01';

/** A talk with a decline before it, over and done with. */
async function tellStory(name: string, phone: string): Promise<string> {
  const [first, second] = [await stage.openDesk(), await stage.openDesk()];
  const applicant = await stage.openApplicant();
  await first.beReady(agents[0].loginName);
  const ticket = await applicant.queueFor(matterId, { name, phone });
  await first.waitForOffer(ticket);
  await second.beReady(agents[1].loginName);
  await first.decline('mustLeave');
  await second.waitForOffer(ticket);
  await second.accept();
  await second.waitForCall(name);
  await second.end();
  await second.saveWrapUp('answered');
  return ticket;
}

/** The case of that talk: masked until a reason is given, opened again, with a task; its journal tells all and stands. */
async function overseeCase(supervisor: Supervisor, phone: string): Promise<void> {
  const { page, person } = supervisor;
  const words = readWords('zh-Hans', 'case');
  const action = (name: string) => words.text(`timeline.action.${name}` as WordKey<'case'>);
  await supervisor.findCase(phone);
  await page.getByRole('link', { name: /^\d{4}-\d{6}/ }).click();
  await page.getByText('诸葛**', { exact: true }).waitFor();
  const entries = page.getByRole('list').last().getByRole('listitem');
  for (const name of ['case.opened', 'call.accepted', 'call.connected', 'call.ended'])
    await entries.filter({ hasText: action(name) }).waitFor();

  await supervisor.button('caseOf.reveal').click();
  await supervisor.button('caseOf.revealConfirm').click();
  await supervisor.text('caseOf.reasonMissing', { count: 4 }).waitFor();
  await supervisor.field('caseOf.reason').fill('核对联系方式');
  await supervisor.button('caseOf.revealConfirm').click();
  await page.getByText('诸葛孔明', { exact: true }).waitFor();
  await entries.filter({ hasText: '核对联系方式' }).waitFor();

  await supervisor.button('caseOf.reopen').click();
  await supervisor.field('caseOf.reason').fill('群众又来问');
  await supervisor.button('caseOf.reopenConfirm').click();
  await page.getByText(words.text('reason.awaitingAgent'), { exact: true }).waitFor();

  await supervisor.button('caseOf.addTask').click();
  await supervisor.field('caseOf.taskTitle').fill('回访一次');
  await supervisor.button('caseOf.taskConfirm').click();
  await page.getByText(words.text('reason.taskOpen'), { exact: true }).waitFor();
  await supervisor.button('caseOf.settleTitle', { title: '回访一次' }).click();
  await supervisor.field('caseOf.settleNote').fill('电话里答复了');
  await supervisor.button('caseOf.settleConfirm').click();
  await entries.filter({ hasText: action('task.done') }).waitFor();

  const count = await entries.count();
  await supervisor.button('caseOf.verify').click();
  await supervisor.text('caseOf.intact', { count }).waitFor();
  await person.takePicture('case', { isWhole: true });
  await page.getByRole('link', { name: supervisor.words.text('caseOf.back') }).click();
  expect(await supervisor.field('cases.text').inputValue()).toBe(phone);
}

describe('a supervisor', () => {
  it('finds a ticket and reads who was asked, who declined and who took it; then the figures of the day', async () => {
    const ticket = await tellStory('诸葛孔明', '13800000071');
    const supervisor = await stage.openSupervisor({ device: 'desk' });
    await supervisor.openSignIn();
    await supervisor.signIn();
    await supervisor.heading('calls.title').waitFor();
    await supervisor.find(ticket.toLowerCase());
    await supervisor.openCall(ticket);
    const { page, words } = supervisor;
    await supervisor.heading('why.agentTitle', { name: agents[1].displayName }).waitFor();
    const steps = page.getByRole('list').last().getByRole('listitem');
    const [declined, accepted] = [agents[0], agents[1]].map(({ displayName, agentNumber }) =>
      words.text('why.offeredTo', { name: displayName, number: agentNumber }),
    );
    const asked = steps.filter({ hasText: String(declined) });
    await asked.getByText(words.text('why.outcome.declined'), { exact: true }).waitFor();
    await steps
      .filter({ hasText: String(accepted) })
      .getByText(words.text('why.outcome.accepted'), { exact: true })
      .waitFor();
    // The applicant's name is masked here.
    await page.getByText('诸葛**', { exact: true }).waitFor();
    expect(await page.getByText('诸葛孔明').count()).toBe(0);

    await page.getByRole('link', { name: words.text('why.back') }).click();
    await supervisor.heading('calls.title').waitFor();
    await supervisor.openDay();
    await page
      .getByText(words.text('day.of', { numerator: 1, denominator: 2 }))
      .first()
      .waitFor();
    await overseeCase(supervisor, '13800000071');
  });

  it('puts a ticket before another with a reason: its page hears of it at once, the story keeps it', async () => {
    const [first, second] = [await stage.openApplicant(), await stage.openApplicant()];
    await first.queueFor(matterId, { name: '钱多多', phone: '13800000072' });
    const ticket = await second.queueFor(matterId, { name: '孙小美', phone: '13800000073' });
    await second.place('waiting.ahead', { count: 1 }).waitFor();
    const supervisor = await stage.openSupervisor({ device: 'phone' });
    await supervisor.openSignIn();
    await supervisor.signIn();
    await supervisor.find(ticket);
    await supervisor.openCall(ticket);
    const { page, words, person } = supervisor;
    const note = '老人腿脚不便，家属在门口等';
    await page.getByRole('button', { name: words.text('priority.change') }).click();
    await page.getByRole('radio', { name: words.text('priority.of.1') }).check();
    await page.getByRole('button', { name: words.text('priority.confirm') }).click();
    await page.getByText(words.text('priority.noteMissing')).waitFor();
    await page.getByLabel(words.text('priority.note'), { exact: true }).fill(note);
    await person.takePicture('priority');
    await page.getByRole('button', { name: words.text('priority.confirm') }).click();
    await supervisor.heading('priority.title', { level: words.text('priority.of.1') }).waitFor();
    await page.getByRole('listitem').filter({ hasText: note }).waitFor();
    await person.takePicture('prioritized', { isWhole: true });
    await second.place('waiting.aheadNone').waitFor();
    for (const applicant of [first, second]) {
      await applicant.button('waiting.leave').click();
      await applicant.button('waiting.ask.leave.confirm').click();
      await applicant.page.getByText(applicant.words.text('rating.ended.youLeft')).waitFor();
    }
  });

  it('is shown the way from the desk, and an agent the way to it', async () => {
    const supervisor = await stage.openSupervisor({ device: 'desk' });
    await supervisor.page.goto('/desk');
    await supervisor.signIn();
    await supervisor.page.getByRole('link').first().click();
    await supervisor.heading('calls.title').waitFor();

    const agent = await stage.openSupervisor({ device: 'phone' });
    await agent.openSignIn();
    await agent.signIn(agents[0].loginName);
    await agent.heading('agentOnly.title').waitFor();
    await agent.page.getByRole('link').first().click();
    await agent.page.waitForURL('**/desk');

    // Whoever runs the platform sees cases and why they are open, and nothing of tasks, which are not theirs.
    const administrator = await stage.openSupervisor({ device: 'desk' });
    await administrator.openSignIn();
    await administrator.signIn('admin');
    await tellCases(administrator);
    await administrator.page.getByRole('link', { name: administrator.words.text('nav.cases') }).click();
    await administrator.page.getByRole('link', { name: /^2026-000124 / }).click();
    await administrator.button('caseOf.verify').waitFor();
    for (const key of ['caseOf.reveal', 'caseOf.addTask', 'caseOf.settleTitle'] as const)
      expect(await administrator.button(key).count()).toBe(0);
  });

  it('is told what is missing, what failed and how to go on', async () => {
    const supervisor = await stage.openSupervisor({ device: 'phone' });
    const { page, words, person } = supervisor;
    await supervisor.openSignIn();
    await supervisor.signIn();
    await supervisor.heading('calls.title').waitFor();
    await supervisor.find('ZZ999');
    await supervisor.text('calls.noSuch', { ticket: 'ZZ999' }).waitFor();
    await page.goto(`/supervision?day=${noTicketsOn}`);
    await supervisor.text('calls.empty').waitFor();
    await person.takePicture('empty');
    await page.getByRole('checkbox', { name: words.text('calls.liveOnly') }).check();
    await page.getByRole('button', { name: words.text('calls.find') }).click();
    await supervisor.text('calls.noneLive').waitFor();
    await page.goto(`/supervision/day?day=${noTicketsOn}`);
    await supervisor.text('day.empty').waitFor();
    await supervisor.text('day.definition.tickets').waitFor();

    person.expectProblems(/ERR_FAILED|404/);
    await page.goto('/supervision/calls/no-such-call');
    await page.getByRole('alert').waitFor();
    await page.route('**/api/supervision/calls*', (route) => route.abort());
    await page.goto('/supervision');
    await page.getByRole('alert').waitFor();
    await person.takePicture('failed');
    await page.unroute('**/api/supervision/calls*');
    await page.getByRole('alert').getByRole('button').click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await page.getByText(words.text('calls.list')).waitFor();
  });

  it('whose session ended signs in again on the same page', async () => {
    const supervisor = await stage.openSupervisor({ device: 'desk' });
    await supervisor.openSignIn();
    await supervisor.signIn();
    await supervisor.heading('calls.title').waitFor();
    supervisor.person.expectProblems(/401/);
    await supervisor.person.signOut();
    await supervisor.page.getByRole('link', { name: supervisor.words.text('nav.day') }).click();
    await supervisor.heading('signIn.title').waitFor();
    await supervisor.signIn();
    await supervisor.heading('day.title').waitFor();
  });
});

describe.each(['zh-Hans', 'zh-Hant', 'en'] as const)('in %s', (locale) => {
  it.each(['phone', 'desk'] as const)(
    'every page speaks it, fits a %s and is free of serious faults',
    async (device) => {
      const supervisor = await stage.openSupervisor({ device, locale });
      const { page, person } = supervisor;
      const names = [...namesInWhy, ...namesInCase, '汪海澜', ...agents.map((each) => each.displayName)];
      const { look, expectClean } = createPageLook(person, locale, names);
      const why = makeWhy('A043');
      await page.route('**/api/recording-faults', (route) => route.fulfill({ json: faults }));
      await page.route('**/api/supervision/calls/*/why', (route) => route.fulfill({ json: why }));
      await page.route('**/api/supervision/calls?*', (route) =>
        route.fulfill({ json: { calls: listOf(why.call), isCut: false } }),
      );
      await supervisor.openSignIn();
      await look('1-sign-in');
      await supervisor.signIn();
      await supervisor.heading('calls.title').waitFor();
      await page.getByRole('link', { name: /^A043 / }).waitFor();
      const inRecording = readWords(locale, 'recording');
      const ways = page.getByRole('link').filter({ hasText: inRecording.text('faults.next.interrupted') });
      expect(await ways.getAttribute('href')).toBe('/supervision/recordings?state=interrupted');
      await look('2-calls');
      await supervisor.openCall('A043');
      for (const closed of await page.locator('details > summary').all()) await closed.click();
      await look('3-why');
      await page.getByRole('button', { name: supervisor.words.text('priority.change') }).click();
      await look('4-priority');
      await page.getByRole('button', { name: supervisor.words.text('priority.dismiss') }).click();
      await supervisor.openDay();
      await supervisor.heading('day.definitions').waitFor();
      await look('5-day');
      await tellCases(supervisor);
      await page.getByRole('link', { name: supervisor.words.text('nav.cases'), exact: true }).click();
      await supervisor.heading('cases.overdue').waitFor();
      await page.getByRole('link', { name: /^2026-000124 / }).waitFor();
      await look('6-cases');
      await page.getByRole('link', { name: /^2026-000124 / }).click();
      await supervisor.button('caseOf.verify').click();
      await page.getByRole('alert').waitFor();
      await look('7-case');
      await supervisor.button('caseOf.addTask').click();
      await look('8-task');
      await supervisor.button('caseOf.dismiss').click();
      await supervisor.button('caseOf.settleTitle').first().click();
      await look('9-settle');
      // Decided in another region: it says so, and nothing that decides can be pressed.
      const json = caseOfOtherRegion;
      await page.route('**/api/cases/*', (route) => route.fulfill({ json }));
      await page.route('**/api/cases/*/owners', (route) => route.fulfill({ json: caseOwners }));
      await page.reload();
      const title = { region: json.owningRegion?.name[locale] ?? '' };
      await page.getByText(readWords(locale, 'region').text('helping.title', title)).waitFor();
      for (const key of ['caseOf.pause', 'caseOf.resume', 'caseOf.settleTitle'] as const)
        expect(await supervisor.button(key).count()).toBe(0);
      await look('10-other-region');
      expectClean(10);
    },
  );
});

/** Cases in every state that has words. */
async function tellCases({ page }: Supervisor): Promise<void> {
  const answers: [path: string, answer: object][] = [
    ['cases/*', caseView],
    ['cases/*/timeline', { entries: caseEntries }],
    ['cases/*/mandates?*', { mandates }],
    ['cases/*/mandates', { mandates }],
    ['cases/*/proof', brokenProof],
    ['cases/*/dossiers', { jobs: [] }],
    ['case-tasks?*', { tasks: overdueTasks }],
  ];
  for (const [path, json] of answers) await page.route(`**/api/${path}`, (route) => route.fulfill({ json }));
  const pressing = caseList.filter(({ openReason }) => openReason?.startsWith('clock'));
  await page.route('**/api/cases?*', (route) => {
    const state = new URL(route.request().url()).searchParams.get('state');
    const json = state === 'pressing' ? { cases: pressing, isCut: false } : { cases: caseList, isCut: true };
    return route.fulfill({ json });
  });
}

/** Of every kind. */
const faults = {
  serverNow: Date.parse('2026-10-12T09:30:00+08:00'),
  runningCount: 7,
  counts: { interrupted: 1, needsStatement: 2, incomplete: 3 },
  storage: { level: 'low', freeBytes: 4_200_000_000 },
};

type Call = ReturnType<typeof makeWhy>['call'];
const listOf = (call: Call): Call[] => [
  call,
  {
    ...call,
    callId: `${call.callId}-2` as Call['callId'],
    ticketNumber: 'A044',
    state: 'queued',
    isWaiting: true,
  },
  {
    ...call,
    callId: `${call.callId}-3` as Call['callId'],
    ticketNumber: 'MZ1207',
    agent: null,
    unansweredCount: 0,
  },
];
