import type { CallId, CaseId, CaseTaskId } from '@cloudseat/shared/nouns/ids.ts';
import { caseCommands } from '@cloudseat/shared/nouns/region-rules.ts';
import { handoverTaskTitle } from '@cloudseat/shared/nouns/region-tasks.ts';
import type { CaseEntry, CaseSummary, CaseView, OwnCaseView } from '@cloudseat/shared/nouns/service-case.ts';
import type { StaffCard } from '@cloudseat/shared/nouns/staff-card.ts';
import { describe, expect, it } from 'vitest';
import { openDesk, startTalk, takeTicket, waitForOffer } from '../test-support/call-steps.ts';
import { invite } from '../test-support/guest-steps.ts';
import { readPdf } from '../test-support/read-pdf.ts';
import { TestBrowser, type TestPage } from '../test-support/test-page.ts';
import { demoPassword } from '../test-support/test-platform.ts';
import { uploadPaper } from '../test-support/upload-paper.ts';
import { usePlatform } from '../test-support/use-platform.ts';

const server = usePlatform();

const luzhouMatter = 'luzhou-pension-transfer';
const luzhou = { regionId: 'sichuan-luzhou', name: { 'zh-Hans': '四川省泸州市' } };
const refused = (code: string) => ({ body: { code } });
const signIn = async (loginName: string) => {
  const browser = new TestBrowser(server.url);
  await browser.signInStaff(loginName, demoPassword);
  return browser;
};
const ticketFor = (matterId: string, entryCode: string | null = null) =>
  takeTicket(server.url, matterId, new TestBrowser(server.url), null, null, entryCode);
const readCase = (browser: TestBrowser, caseId: CaseId) => browser.call<CaseView>('GET', `/cases/${caseId}`);

/** A paper that was sent is in the journal: what was read before is no longer what is decided on. */
async function waitForPaper(browser: TestBrowser, caseId: CaseId): Promise<void> {
  const isNoted = async () => {
    const { entries } = await browser.call<{ entries: CaseEntry[] }>('GET', `/cases/${caseId}/timeline`);
    return entries.some(({ action }) => action === 'material.added');
  };
  await expect.poll(isNoted).toBe(true);
}

async function caseOf(desk: TestPage, callId: CallId): Promise<CaseId> {
  const told = await desk.waitFor(
    'desk:updated',
    (payload) => payload.desk.call?.callId === callId && payload.desk.call.caseId !== null,
  );
  return told.desk.call?.caseId as CaseId;
}

/** Every command of a case as a request, with what fits it by its shape. */
const requestsOf = (
  { caseId, version, lines }: CaseView,
  taskId: CaseTaskId,
  voucherId: string,
): Record<keyof typeof caseCommands, [method: string, path: string, body?: object]> => {
  const own = `/cases/${caseId}`;
  const reason = '测试用的理由';
  const dueAt = Date.now() + 86_400_000;
  return {
    'case:get': ['GET', own],
    'case:timeline': ['GET', `${own}/timeline`],
    'case:verify': ['GET', `${own}/proof`],
    'case:reveal': ['POST', `${own}/reveal`, { reason }],
    'case:note': ['POST', `${own}/notes`, { note: '材料已在窗口收齐' }],
    'case:listOwners': ['GET', `${own}/owners`],
    'case:reviewLine': [
      'PUT',
      `${own}/lines/${lines[0]?.lineId}/review`,
      { seenAt: null, status: 'missing', materialId: null },
    ],
    'case:decide': ['POST', `${own}/decisions`, { version, decision: { outcome: 'receive' } }],
    'case:allowNotice': ['POST', `${own}/another-notice`, { version, reason }],
    'case:extend': ['POST', `${own}/extension`, { version, reason }],
    'case:pauseClock': ['POST', `${own}/clock`, { version, isPaused: true, reason }],
    'case:end': ['POST', `${own}/end`, { version, as: 'answered' }],
    'case:reopen': ['POST', `${own}/reopen`, { version, reason }],
    'voucher:content': ['GET', `/vouchers/${voucherId}/content`],
    'dossier:start': ['POST', `${own}/dossiers`, { reason }],
    'task:add': ['POST', `${own}/tasks`, { title: '请核对缴费年限', ownerId: null, dueAt }],
    'task:settle': ['POST', `/case-tasks/${taskId}/settle`, { version: 0, as: 'done', note: '办好了' }],
  };
};

const codeOf = async (browser: TestBrowser, [method, path, body]: [string, string, object?]) => {
  const response = await fetch(`${server.url}/api${path}`, {
    method,
    headers: { cookie: browser.cookie, origin: server.url, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  return response.ok ? 'ok' : ((await response.json()) as { error: { code: string } }).error.code;
};

describe('a matter of a partner region', () => {
  it('is helped with here while nobody of the region is there, and decided by its own agent', async () => {
    const { desk: helperDesk, browser: helper } = await openDesk(server.url, 'a005');
    const ticket = await ticketFor(luzhouMatter);
    const offer = await startTalk(ticket, helperDesk);
    expect(offer).toMatchObject({ owningRegion: luzhou });
    const caseId = await caseOf(helperDesk, ticket.callId);
    const seen = await readCase(helper, caseId);
    expect(seen).toMatchObject({ owningRegion: luzhou, assistingRegion: null, entryLabel: null });
    expect(seen.departmentName['zh-Hans']).toBe('泸州市社会保险事业管理局');
    await uploadPaper(ticket.browser, { callId: ticket.callId, lineId: 'identity' });

    // What the talk came to ends nothing: it is left to those who decide.
    await helperDesk.request('call:end', { callId: ticket.callId });
    await helperDesk.waitFor('desk:updated', ({ desk }) => desk.activity === 'wrapUp');
    await helperDesk.request('wrapUp:save', {
      ...{ callId: ticket.callId, disposition: 'answered', notes: '', nextStatus: 'notReady' },
    } as never);
    await expect.poll(async () => (await readCase(helper, caseId)).tasks.length).toBe(1);
    const left = await readCase(helper, caseId);
    expect(left).toMatchObject({
      state: 'open',
      tasks: [{ title: handoverTaskTitle, state: 'open', owner: { agentNumber: 'R001' } }],
    });
    const { owners } = await helper.call<{ owners: StaffCard[] }>('GET', `/cases/${caseId}/owners`);
    expect(owners.map(({ agentNumber }) => agentNumber)).toEqual(['R001', 'R002']);
    expect(owners[0]?.regionName?.['zh-Hans']).toBe('四川省泸州市');

    const owner = await signIn('r001');
    await waitForPaper(owner, caseId);
    const [task] = left.tasks;
    if (task === undefined) throw new Error('a task was left');
    const settle = { version: task.version, as: 'done', note: '已收到，开始审看' };
    await owner.call('POST', `/case-tasks/${task.taskId}/settle`, settle);
    const { version } = await readCase(owner, caseId);
    const decided = await owner.call<CaseView>('POST', `/cases/${caseId}/decisions`, {
      ...{ version, decision: { outcome: 'receive' } },
    });
    const [paper] = decided.vouchers;
    expect(paper?.number).toMatch(/^泸州社保收〔/);
    const file = await fetch(`${server.url}/api/vouchers/${paper?.voucherId}/content`, {
      headers: { cookie: owner.cookie },
    });
    const text = await readPdf(new Uint8Array(await file.arrayBuffer()));
    for (const words of ['泸州市社会保险事业管理局', '四川省泸州市', '重庆市九龙坡区', '先泽宇'])
      expect(text).toContain(words);
    expect(await ticket.browser.call<OwnCaseView>('GET', `/own-cases/${caseId}`)).toMatchObject({
      owningRegion: luzhou,
      departmentName: { 'zh-Hans': '泸州市社会保险事业管理局' },
    });
  });

  it('has each command on its side of the border, for every role', async () => {
    const { desk, browser: helper } = await openDesk(server.url, 'a006');
    const ticket = await ticketFor(luzhouMatter);
    await startTalk(ticket, desk);
    const caseId = await caseOf(desk, ticket.callId);
    await uploadPaper(ticket.browser, { callId: ticket.callId, lineId: 'identity' });
    const owner = await signIn('r002');
    const added = await owner.call<CaseView>('POST', `/cases/${caseId}/tasks`, {
      ...{ title: '请核对参保记录', ownerId: null, dueAt: Date.now() + 86_400_000 },
    });
    const taskId = added.tasks[0]?.taskId as CaseTaskId;
    await waitForPaper(owner, caseId);
    const { version } = await readCase(owner, caseId);
    const { vouchers } = await owner.call<CaseView>('POST', `/cases/${caseId}/decisions`, {
      ...{ version, decision: { outcome: 'receive' } },
    });
    const voucherId = vouchers[0]?.voucherId ?? '';
    const people = [
      ['agent', helper, await signIn('r001')],
      ['supervisor', await signIn('s001'), await signIn('rs01')],
      ['admin', await signIn('admin'), null],
    ] as const;
    for (const [role, here, there] of people) {
      const requests = requestsOf(await readCase(here, caseId), taskId, voucherId);
      for (const [name, rule] of Object.entries(caseCommands)) {
        const isFor = (rule.roles as readonly string[]).includes(role);
        const code = await codeOf(here, requests[name as keyof typeof requests]);
        const expected = !isFor ? 'FORBIDDEN' : rule.by === 'owner' ? 'OTHER_REGION' : 'ok';
        expect(`${role} of this district, ${name}: ${code}`).toBe(
          `${role} of this district, ${name}: ${expected}`,
        );
        if (there === null) continue;
        const own = await codeOf(there, requests[name as keyof typeof requests]);
        expect(own === 'FORBIDDEN', `${role} of the region, ${name}: ${own}`).toBe(!isFor);
        expect(own, `${role} of the region, ${name}`).not.toBe('OTHER_REGION');
      }
    }
    // Another region sees nothing of it, and the region's staff nothing of what is this district's alone.
    expect(await codeOf(await signIn('r003'), ['GET', `/cases/${caseId}`])).toBe('NOT_FOUND');
    const overseer = await signIn('rs01');
    for (const path of ['/supervision/calls', '/supervision/statistics', '/administration/canned-replies'])
      expect(await codeOf(overseer, ['GET', path]), path).toBe('FORBIDDEN');
    const { cases } = await overseer.call<{ cases: CaseSummary[] }>('GET', '/cases');
    expect(cases.map((each) => each.caseId)).toContain(caseId);
    expect(cases.every(({ owningRegion }) => owningRegion?.regionId === luzhou.regionId)).toBe(true);
  });
});

describe('the lines of two regions', () => {
  it('a partner’s agent gets what the region decides and no call of this district, through its window neither', async () => {
    const { desk: ownerDesk, browser: owner } = await openDesk(server.url, 'r005');
    const { desk: hereDesk, browser: here } = await openDesk(server.url, 'a017');
    const plain = await ticketFor('maternity-allowance', 'ZY01');
    await startTalk(plain, hereDesk);
    const plainCase = await caseOf(hereDesk, plain.callId);
    const seen = await readCase(here, plainCase);
    expect(seen).toMatchObject({
      ...{ owningRegion: null, assistingRegion: { regionId: 'guizhou-zunyi' } },
      entryLabel: { 'zh-Hans': '遵义市跨区域通办窗口' },
    });
    const { entries } = await here.call<{ entries: CaseEntry[] }>('GET', `/cases/${plainCase}/timeline`);
    expect(entries[0]?.details).toMatchObject({
      assistingRegion: { regionId: 'guizhou-zunyi', name: { 'zh-Hans': '贵州省遵义市' } },
      entryCode: 'ZY01',
    });
    // The partner's staff may see what came through its window, and decides nothing of it.
    expect(await codeOf(owner, ['GET', `/cases/${plainCase}`])).toBe('ok');
    const decision = { version: seen.version, decision: { outcome: 'receive' } };
    expect(await codeOf(owner, ['POST', `/cases/${plainCase}/decisions`, decision])).toBe('OTHER_REGION');

    const owned = await ticketFor('zunyi-care-claim');
    await startTalk(owned, ownerDesk);
    const targets = await ownerDesk.request('call:listTargets', { callId: owned.callId });
    expect(targets.agents.slice(0, 1)).toMatchObject([
      { agentNumber: 'R006', regionName: { 'zh-Hans': '贵州省遵义市' } },
    ]);
    const listed = await hereDesk.request('call:listTargets', { callId: plain.callId });
    expect(listed.agents.filter(({ regionName }) => regionName !== undefined)).toEqual([]);
    const to = { callId: plain.callId, way: 'warm', target: { agentId: 'demo-r005' } } as const;
    await expect(hereDesk.request('call:transfer', to as never)).rejects.toMatchObject(
      refused('OTHER_REGION'),
    );
    const { cases } = await here.call<{ cases: CaseSummary[] }>('GET', '/cases?regions=cross');
    expect(cases.map(({ caseId }) => caseId)).toContain(plainCase);
  });

  it('a helper of this district passes the talk on to the region’s agent, who then decides in it', async () => {
    const { desk: helperDesk } = await openDesk(server.url, 'a013');
    const ticket = await ticketFor('jiangjin-marriage-archive', 'JZ01');
    await startTalk(ticket, helperDesk);
    const caseId = await caseOf(helperDesk, ticket.callId);
    // Who is asked in most likely is the staff of the window that the applicant sits at.
    const look = { token: await invite(ticket, helperDesk) };
    const seen = await ticket.browser.call('POST', '/guest-invitations/look', look);
    expect(seen).toMatchObject({ isAtWindow: true });
    const { desk: ownerDesk, browser: owner } = await openDesk(server.url, 'r007');
    const target = { agentId: 'demo-r007' };
    await helperDesk.request('call:transfer', { callId: ticket.callId, way: 'direct', target } as never);
    const offer = await waitForOffer(ownerDesk, ticket.callId);
    expect(offer).toMatchObject({ purpose: 'transfer', from: { agentNumber: 'A013' } });
    expect(await readCase(owner, caseId)).toMatchObject({
      ...{ owningRegion: { regionId: 'chongqing-jiangjin' } },
      assistingRegion: { regionId: 'chongqing-jiangjin' },
    });
    const { callId, roomId, fence } = offer;
    await ownerDesk.request('room:join', { callId, roomId });
    await ownerDesk.request('offer:accept', { callId, fence });
    const { version, tasks } = await readCase(owner, caseId);
    // It was passed on, not left.
    expect(tasks).toEqual([]);
    const body = { version, as: 'answered', note: '档案已查到，口头告知' };
    expect(await owner.call<CaseView>('POST', `/cases/${caseId}/end`, body)).toMatchObject({
      state: 'answered',
    });
  });
});
