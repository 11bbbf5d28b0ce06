import type { CallSummary } from '@cloudseat/shared/nouns/call.ts';
import type { CallId, CaseId, MatterId } from '@cloudseat/shared/nouns/ids.ts';
import type {
  CaseEntry,
  CaseSummary,
  CaseView,
  JournalProof,
  OwnCase,
  OwnCaseView,
} from '@cloudseat/shared/nouns/service-case.ts';
import { Upload } from 'tus-js-client';
import { describe, expect, it } from 'vitest';
import { makePdf } from '../materials/test-support/sample-files.ts';
import { openDesk, startTalk, takeTicket } from '../test-support/call-steps.ts';
import { TestBrowser, type TestPage } from '../test-support/test-page.ts';
import { demoPassword } from '../test-support/test-platform.ts';
import { usePlatform } from '../test-support/use-platform.ts';

const server = usePlatform();

const signIn = async (loginName: string) => {
  const browser = new TestBrowser(server.url);
  await browser.signInStaff(loginName, demoPassword);
  return browser;
};
/** The desk's call once the record has its case. */
async function caseOf(desk: TestPage, callId: CallId): Promise<CaseId> {
  const told = await desk.waitFor(
    'desk:updated',
    (payload) => payload.desk.call?.callId === callId && payload.desk.call.caseId !== null,
  );
  return told.desk.call?.caseId as CaseId;
}
type Ticket = Awaited<ReturnType<typeof takeTicket>>;
/** The applicant hands in another file for a line. */
function sendPaper({ callId, browser }: Pick<Ticket, 'callId' | 'browser'>, lineId: string): Promise<void> {
  return new Promise((resolve, reject) => {
    new Upload(makePdf(), {
      endpoint: `${server.url}/api/uploads`,
      headers: { cookie: browser.cookie },
      metadata: { callId, lineId, filename: 'new.pdf' },
      onError: reject,
      onSuccess: () => resolve(),
    }).start();
  });
}
const refused = (code: string) => ({ body: { code } });

describe('a case', () => {
  it('is there from the ticket on, is reviewed in the talk before both sides, and ends with it', async () => {
    const ticket = await takeTicket(server.url);
    const { desk, browser: agent } = await openDesk(server.url, 'a001');
    await startTalk(ticket, desk);
    const caseId = await caseOf(desk, ticket.callId);
    const view = await agent.call<CaseView>('GET', `/cases/${caseId}`);
    expect(view).toMatchObject({
      caseNumber: expect.stringMatching(/^\d{4}-\d{6}$/),
      ...{ state: 'open', applicantName: '张**', openReason: 'inTalk', callCount: 1 },
      applicantPhone: expect.stringMatching(/^138\*{4}\d{4}$/),
      agent: { agentNumber: 'A001' },
    });
    const [line] = view.lines;
    ticket.page.forget();
    const reviewed = await agent.call<CaseView>('PUT', `/cases/${caseId}/lines/${line?.lineId}/review`, {
      ...{
        seenAt: null,
        status: 'notCompliant',
        fault: 'expired',
        note: '请换新证',
        materialId: null,
      },
    });
    expect(reviewed.lines[0]?.review).toMatchObject({ status: 'notCompliant', fault: 'expired' });
    await ticket.page.waitFor('case:changed', (told) => told.caseId === caseId);
    const seen = await ticket.browser.call<{ ownCase: OwnCaseView }>('GET', `/calls/${ticket.callId}/case`);
    expect(seen.ownCase.lines[0]).toMatchObject({
      status: 'notCompliant',
      faultNote: '请换新证',
      hasNewerFile: false,
    });
    ticket.page.forget();
    await sendPaper(ticket, line?.lineId ?? '');
    await ticket.page.waitFor('case:changed', (told) => told.caseId === caseId);
    const mended = await ticket.browser.call<OwnCaseView>('GET', `/own-cases/${caseId}`);
    expect(mended.lines[0]).toMatchObject({ status: 'notCompliant', fileCount: 1, hasNewerFile: true });
    const { calls } = await ticket.browser.call<{ calls: CallSummary[] }>('GET', '/calls');
    expect(calls).toMatchObject([{ callId: ticket.callId, caseId }]);
    expect(JSON.stringify(seen)).not.toMatch(/"agent|openReason|reviewedBy/);
    const stale = { seenAt: null, status: 'ok', materialId: null };
    await expect(
      agent.call('PUT', `/cases/${caseId}/lines/${line?.lineId}/review`, stale),
    ).rejects.toMatchObject(refused('CHANGED_MEANWHILE'));
    await expect(agent.call('PUT', `/cases/${caseId}/lines/none/review`, stale)).rejects.toMatchObject(
      refused('NOT_FOUND'),
    );

    await desk.request('call:end', { callId: ticket.callId });
    await desk.request('wrapUp:save', { callId: ticket.callId, disposition: 'answered', notes: '' });
    desk.forget();
    await ticket.page.waitFor('call:updated', ({ call }) => call.state === 'completed');
    // The record follows the talk by a moment.
    const own = () => ticket.browser.call<{ cases: OwnCase[] }>('GET', '/own-cases');
    await expect.poll(own).toMatchObject({ cases: [{ caseId, state: 'answered' }] });

    const supervisor = await signIn('s001');
    const proof = await supervisor.call<JournalProof>('GET', `/cases/${caseId}/proof`);
    expect(proof).toMatchObject({ isIntact: true, fault: null });
    const { entries } = await agent.call<{ entries: CaseEntry[] }>('GET', `/cases/${caseId}/timeline`);
    expect(entries.map(({ action }) => action)).toEqual([
      ...['case.opened', 'call.queued', 'call.accepted', 'call.connected', 'line.reviewed'],
      ...['material.added', 'call.talkEnded', 'call.ended'],
    ]);
    expect(entries[4]).toMatchObject({ actorRole: 'agent', actor: { agentNumber: 'A001' } });
    for (const page of [ticket.page, desk]) page.close();
  });

  it('is found by number, name and phone by its department, and by nobody else', async () => {
    const ticket = await takeTicket(server.url, 'company-setup');
    const { desk, browser: agent } = await openDesk(server.url, 'a002');
    await startTalk(ticket, desk);
    const caseId = await caseOf(desk, ticket.callId);
    const find = async (browser: TestBrowser, query: string) =>
      (await browser.call<{ cases: CaseSummary[] }>('GET', `/cases?${query}`)).cases;
    const [found] = await find(agent, `text=${ticket.phone}`);
    expect(found).toMatchObject({ caseId, applicantName: '张**' });
    const end = found?.caseNumber.slice(-4);
    expect((await find(agent, `text=${end}`)).map((each) => each.caseId)).toContain(caseId);
    const byName = await find(agent, `text=${encodeURIComponent('张三丰')}&matterId=company-setup`);
    expect(byName.map((each) => each.caseId)).toEqual([caseId]);
    expect(await find(agent, `text=${encodeURIComponent('张三')}`)).toEqual([]);

    const colleague = await signIn('a001');
    expect(await find(colleague, `text=${ticket.phone}`)).toHaveLength(1);
    const stranger = await signIn('a005');
    expect(await find(stranger, `text=${ticket.phone}`)).toEqual([]);
    const other = await takeTicket(server.url);
    for (const path of [`/cases/${caseId}`, `/cases/${caseId}/timeline`])
      await expect(stranger.call('GET', path)).rejects.toMatchObject(refused('NOT_FOUND'));
    await expect(
      stranger.call('POST', `/cases/${caseId}/reveal`, { reason: 'from curiosity' }),
    ).rejects.toMatchObject(refused('NOT_FOUND'));
    for (const path of [`/own-cases/${caseId}`, `/calls/${ticket.callId}/case`])
      await expect(other.browser.call('GET', path)).rejects.toMatchObject(refused('NOT_FOUND'));

    const shown = await agent.call('POST', `/cases/${caseId}/reveal`, { reason: '核对联系方式' });
    expect(shown).toEqual({ name: '张三丰', phone: ticket.phone });
    const { entries } = await agent.call<{ entries: CaseEntry[] }>('GET', `/cases/${caseId}/timeline`);
    expect(entries.at(-1)).toMatchObject({
      action: 'applicant.revealed',
      details: { reason: '核对联系方式' },
    });
    for (const page of [ticket.page, desk, other.page]) page.close();
  });

  it('goes on in the next call, with its tasks, which keep it from ending', async () => {
    const browser = new TestBrowser(server.url);
    const matterId = 'company-setup' as MatterId;
    const first = await takeTicket(server.url, matterId, browser);
    const { desk, browser: agent } = await openDesk(server.url, 'a001');
    await startTalk(first, desk);
    const caseId = await caseOf(desk, first.callId);
    const dueAt = Date.now() + 60_000;
    const task = { title: '补录经营场所', ownerId: null, dueAt };
    const late = { ...task, dueAt: dueAt - 120_000 };
    await expect(agent.call('POST', `/cases/${caseId}/tasks`, late)).rejects.toMatchObject(
      refused('TASK_DUE_PAST'),
    );
    const withTask = await agent.call<CaseView>('POST', `/cases/${caseId}/tasks`, task);
    await desk.request('call:end', { callId: first.callId });
    await desk.request('wrapUp:save', { callId: first.callId, disposition: 'answered', notes: '' });
    await first.page.waitFor('call:updated', ({ call }) => call.state === 'completed');
    const read = () => agent.call<CaseView>('GET', `/cases/${caseId}`);
    await expect.poll(read).toMatchObject({ state: 'open', openReason: 'taskOpen', openTaskCount: 1 });
    const kept = await read();
    const end = { version: kept.version, as: 'answered', note: '' };
    await expect(agent.call('POST', `/cases/${caseId}/end`, end)).rejects.toMatchObject(
      refused('TASKS_OPEN'),
    );
    const { tasks } = await agent.call<{ tasks: { taskId: string }[] }>('GET', '/case-tasks');
    expect(tasks).toMatchObject([{ title: '补录经营场所', caseNumber: kept.caseNumber, isOverdue: false }]);
    const [open] = withTask.tasks;
    const settled = await agent.call<CaseView>('POST', `/case-tasks/${open?.taskId}/settle`, {
      ...{ version: open?.version, as: 'done', note: '已补录' },
    });
    const ended = await agent.call<CaseView>('POST', `/cases/${caseId}/end`, {
      ...{ ...end, version: settled.version },
    });
    expect(ended).toMatchObject({ state: 'answered', openReason: null });
    for (const page of [first.page, desk]) page.close();
  });
});
