import type { CaseVoucher, VoucherSigning } from '@cloudseat/shared/nouns/case-decision.ts';
import type { FindingMark } from '@cloudseat/shared/nouns/document.ts';
import type { CallId, CaseId } from '@cloudseat/shared/nouns/ids.ts';
import type {
  CaseEntry,
  CaseSummary,
  CaseView,
  JournalProof,
  LineFault,
  LineStatus,
  OwnCaseView,
} from '@cloudseat/shared/nouns/service-case.ts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openDesk, startTalk, takeTicket } from '../test-support/call-steps.ts';
import { readPdf } from '../test-support/read-pdf.ts';
import { TestBrowser, type TestPage } from '../test-support/test-page.ts';
import {
  demoPassword,
  startTestServer,
  startTestSfu,
  type TestServer,
  type TestSfu,
} from '../test-support/test-platform.ts';
import { uploadPaper } from '../test-support/upload-paper.ts';

const texts: string[] = [];
const smsSender = {
  send: async (_phone: string, code: string) => ({ demoCode: code }),
  async sendNotice(_phone: string, { text }: { text: string }) {
    texts.push(text);
  },
};
let sfu: TestSfu;
let server: TestServer;

beforeAll(async () => {
  sfu = await startTestSfu();
  server = await startTestServer({ redisUrl: inject('redisUrl'), sfuUrls: [sfu.url], smsSender });
});
afterAll(async () => {
  await server?.close();
  await sfu?.stop();
});

const refused = (code: string) => ({ body: { code } });
const signIn = async (loginName: string) => {
  const browser = new TestBrowser(server.url);
  await browser.signInStaff(loginName, demoPassword);
  return browser;
};

async function caseOf(desk: TestPage, callId: CallId): Promise<CaseId> {
  const told = await desk.waitFor(
    'desk:updated',
    (payload) => payload.desk.call?.callId === callId && payload.desk.call.caseId !== null,
  );
  return told.desk.call?.caseId as CaseId;
}

/** An agent at work on one case. */
function workOn(agent: TestBrowser, caseId: CaseId) {
  const read = () => agent.call<CaseView>('GET', `/cases/${caseId}`);
  return {
    read,
    async review(
      lineId: string,
      status: LineStatus,
      fault: LineFault | null = null,
      note = '',
      marks: FindingMark[] = [],
    ) {
      const line = (await read()).lines.find((each) => each.lineId === lineId);
      const body = { status, fault, note, marks, materialId: line?.versions.at(-1)?.materialId ?? null };
      const seenAt = line?.review?.reviewedAt ?? null;
      return agent.call<CaseView>('PUT', `/cases/${caseId}/lines/${lineId}/review`, { seenAt, ...body });
    },
    async decide(decision: Record<string, unknown>): Promise<CaseView> {
      const { version } = await read();
      return agent.call<CaseView>('POST', `/cases/${caseId}/decisions`, { version, decision });
    },
  };
}

/** As anybody does who holds a paper: by its number and the code at its foot. */
const check = async (number: string, code: string) => {
  const url = `${server.url}/api/voucher-checks?${new URLSearchParams({ number, code })}`;
  return (await fetch(url)).json();
};
async function textOf(browser: TestBrowser, voucherId: string | undefined): Promise<string> {
  const response = await fetch(`${browser.url}/api/vouchers/${voucherId}/content`, {
    headers: { cookie: browser.cookie },
  });
  expect(response.headers.get('content-type')).toBe('application/pdf');
  return readPdf(new Uint8Array(await response.arrayBuffer()));
}
/** By a typed name, for the file and the words that lie before its applicant. */
async function signPaper(browser: TestBrowser, voucherId = '') {
  const path = `/vouchers/${voucherId}`;
  const signing = await browser.call<VoucherSigning>('GET', `${path}/signing?locale=zh-Hans`);
  const { statement, statementVersion, documentSha256, applicantName } = signing;
  const { vouchers } = await browser.call<OwnCaseView>('POST', `${path}/signature`, {
    ...{ statementVersion, seenSha256: documentSha256, locale: 'zh-Hans' },
    mark: { method: 'typed', name: applicantName, hasConfirmed: true },
  });
  return { statement, paper: vouchers.find((each) => each.voucherId === voucherId) };
}
const last = (vouchers: readonly CaseVoucher[]) => vouchers.at(-1);

describe('an application', () => {
  it('has all gaps told at once, is mended, accepted and decided, each with its paper', async () => {
    const ticket = await takeTicket(server.url);
    const { desk, browser: agent } = await openDesk(server.url, 'a001');
    await startTalk(ticket, desk);
    const caseId = await caseOf(desk, ticket.callId);
    const { read, review, decide } = workOn(agent, caseId);
    await expect(decide({ outcome: 'receive' })).rejects.toMatchObject(refused('NO_PAPERS'));
    const required = (await read()).lines.filter(({ isRequired }) => isRequired);
    const [first, second, ...others] = required.map(({ lineId }) => lineId);
    if (first === undefined || second === undefined) throw new Error('a matter with two required papers');
    const versionBefore = (await read()).version;
    await uploadPaper(ticket.browser, { callId: ticket.callId, lineId: first });
    // It is there, and in the case's journal, which is what a decision is made upon.
    await expect.poll(async () => (await read()).version).toBeGreaterThan(versionBefore);
    expect((await read()).lines[0]?.versions.length).toBe(1);

    const received = await decide({ outcome: 'receive' });
    expect(received).toMatchObject({ state: 'open', clocks: [{ kind: 'tellGaps', warnLevel: 'calm' }] });
    expect(received.clocks[0]?.daysLeft).toBeGreaterThanOrEqual(4);
    await expect(decide({ outcome: 'accept' })).rejects.toMatchObject(refused('LINES_UNREVIEWED'));
    const mark = (page: number): FindingMark => ({
      ...{ markId: `mark-on-${page}`, page, kind: 'pen', points: [0.1, 0.1, 0.3, 0.1] },
    });
    // Only what is not compliant is marked, on a page that the paper has.
    await expect(review(first, 'ok', null, '', [mark(1)])).rejects.toMatchObject(refused('BAD_REQUEST'));
    await expect(review(second, 'notCompliant', 'unsigned', '', [mark(1)])).rejects.toMatchObject(
      refused('BAD_REQUEST'),
    );
    await expect(review(first, 'notCompliant', 'illegible', '', [mark(1), mark(9)])).rejects.toMatchObject(
      refused('BAD_REQUEST'),
    );
    const found = await review(first, 'notCompliant', 'illegible', '右上角反光', [mark(1)]);
    expect(found.lines.find(({ lineId }) => lineId === first)?.review?.marks).toEqual([mark(1)]);
    const ownLines = async () =>
      (await ticket.browser.call<OwnCaseView>('GET', `/own-cases/${caseId}`)).lines;
    expect((await ownLines())[0]?.marked).toMatchObject({
      materialId: found.lines[0]?.versions[0]?.materialId,
      marks: [mark(1)],
    });
    await review(second, 'missing');
    await expect(decide({ outcome: 'notice' })).rejects.toMatchObject(
      others.length > 0 ? refused('LINES_UNREVIEWED') : {},
    );
    for (const lineId of others) await review(lineId, 'corrected');
    await expect(decide({ outcome: 'accept' })).rejects.toMatchObject(refused('GAPS_OPEN'));

    await expect.poll(() => texts.length).toBe(1);
    texts.length = 0;
    ticket.page.forget();
    const noticed = await decide({ outcome: 'notice' });
    expect(noticed).toMatchObject({ state: 'correcting', noticeCount: 1, clocks: [{ kind: 'correction' }] });
    expect(last(noticed.vouchers)).toMatchObject({ kind: 'correction', openedAt: null });
    const { message } = await ticket.page.waitFor('message:created');
    expect(message.text).toContain(last(noticed.vouchers)?.number);
    await expect.poll(() => texts.at(-1)).toMatch(/办件 \d{4}-\d{6}.*\/r\?to=%2Fcases%2F[\w-]+#[\w-]{43}$/);

    const own = await ticket.browser.call<OwnCaseView>('GET', `/own-cases/${caseId}`);
    expect(own.vouchers.map(({ kind }) => kind)).toEqual(['receipt', 'correction']);
    const paper = await textOf(ticket.browser, last(own.vouchers)?.voucherId);
    for (const words of [
      '张三丰',
      noticed.caseNumber,
      '见第1页标注',
      '右上角反光',
      '请补交这份材料',
      last(own.vouchers)?.number,
    ])
      expect(paper).toContain(words?.replace(/\s+/g, ''));
    const { number = '' } = last(own.vouchers) ?? {};
    const code = /校验码([0-9a-f]{16})/.exec(paper)?.[1] ?? '';
    expect(await check(number, code)).toEqual({
      ...{ kind: 'correction', issuedAt: last(own.vouchers)?.issuedAt },
      departmentName: expect.objectContaining({ 'zh-Hans': expect.stringContaining('局') }),
    });
    for (const [other, otherCode] of [
      [number, '0123456789abcdef'],
      [own.vouchers[0]?.number ?? '', code],
    ] as const)
      expect(await check(other, otherCode)).toMatchObject({ error: { code: 'NOT_FOUND' } });
    const acknowledge = (voucherId = '') =>
      ticket.browser.call<OwnCaseView>('POST', `/vouchers/${voucherId}/acknowledgement`);
    await expect(acknowledge(own.vouchers[0]?.voucherId)).rejects.toMatchObject(refused('CASE_STATE'));
    const opened = await read();
    expect(last(opened.vouchers)?.openedAt).not.toBeNull();
    const confirmed = await acknowledge(last(own.vouchers)?.voucherId);
    expect(last(confirmed.vouchers)?.acknowledgedAt).not.toBeNull();

    await expect(decide({ outcome: 'notice' })).rejects.toMatchObject(refused('NOTICE_REPEATED'));
    const supervisor = await signIn('s001');
    const { version } = await read();
    const allowed = await supervisor.call<CaseView>('POST', `/cases/${caseId}/another-notice`, {
      ...{ version, reason: '补交的材料上出现新的问题' },
    });
    expect(allowed.allowedReason).toBe('补交的材料上出现新的问题');
    const again = await decide({ outcome: 'notice' });
    expect(again).toMatchObject({ noticeCount: 2, allowedReason: null });
    expect(await textOf(ticket.browser, last(again.vouchers)?.voucherId)).toContain(
      '补交的材料上出现新的问题',
    );

    await uploadPaper(ticket.browser, { callId: ticket.callId, lineId: second, text: 'mended' });
    await expect
      .poll(async () => (await read()).lines.find(({ lineId }) => lineId === second)?.versions.length)
      .toBe(1);
    await review(first, 'ok');
    // What came in since is to be looked at before anything is concluded of it.
    for (const outcome of ['accept', 'notice'])
      await expect(decide({ outcome })).rejects.toMatchObject(refused('LINES_UNREVIEWED'));
    await review(second, 'ok');
    expect((await ownLines())[0]?.marked).toBeNull();
    const accepted = await decide({ outcome: 'accept' });
    expect(accepted).toMatchObject({
      ...{ state: 'accepted', openReason: 'inTalk', clocks: [{ kind: 'decide' }] },
    });
    expect(await textOf(ticket.browser, last(accepted.vouchers)?.voucherId)).toContain('受理通知书');
    await expect(decide({ outcome: 'notice' })).rejects.toMatchObject(refused('CASE_STATE'));
    const granted = await decide({ outcome: 'grant', text: '准予登记，发给营业执照。' });
    expect(granted).toMatchObject({ state: 'decided', openReason: null, clocks: [] });
    expect(await textOf(agent, last(granted.vouchers)?.voucherId)).toContain('准予登记');
    expect(new Set(granted.vouchers.map(({ number }) => number)).size).toBe(5);

    const proof = await supervisor.call<JournalProof>('GET', `/cases/${caseId}/proof`);
    expect(proof.isIntact).toBe(true);
    const entries = async () =>
      (await agent.call<{ entries: CaseEntry[] }>('GET', `/cases/${caseId}/timeline`)).entries;
    const countOf = async (name: string) => (await entries()).filter(({ action }) => action === name).length;
    await expect.poll(() => countOf('voucher.printed')).toBe(5);
    // The next finding took the place of the marks; the journal has them still.
    const reviewed = (await entries()).filter(({ action }) => action === 'line.reviewed');
    expect(reviewed[0]?.details.marks).toEqual([mark(1)]);
    // The agent's own look at a paper, which bears the whole name.
    expect(await countOf('voucher.read')).toBe(1);
    await expect.poll(() => countOf('voucher.told')).toBe(5);

    // A receipt says nothing to be signed for, and nobody signs for what they did not open.
    await expect(signPaper(ticket.browser, granted.vouchers[0]?.voucherId)).rejects.toMatchObject(
      refused('CASE_STATE'),
    );
    const { voucherId: served } = last(granted.vouchers) ?? {};
    await expect(signPaper(ticket.browser, served)).rejects.toMatchObject(refused('CASE_STATE'));
    await textOf(ticket.browser, served);
    const { statement, paper: receipt } = await signPaper(ticket.browser, served);
    expect(statement).toContain('我已经收到');
    expect(receipt).toMatchObject({ signedAt: expect.any(Number), acknowledgedAt: expect.any(Number) });
    expect(last((await read()).vouchers)?.signedAt).toBe(receipt?.signedAt);
    expect(await textOf(agent, served)).toContain(statement);
    expect(await countOf('voucher.receiptSigned')).toBe(1);

    const reopening = { version: granted.version, reason: '复议后重新办理' };
    const reopened = await supervisor.call<CaseView>('POST', `/cases/${caseId}/reopen`, reopening);
    expect(reopened).toMatchObject({ state: 'open', noticeCount: 0, isExtended: false, clocks: [] });
    expect(await decide({ outcome: 'receive' })).toMatchObject({ clocks: [{ kind: 'tellGaps' }] });
    await review(first, 'notCompliant', 'expired', '请换新证');
    expect(await decide({ outcome: 'notice' })).toMatchObject({ state: 'correcting', noticeCount: 1 });
    await review(first, 'ok');
    expect(await decide({ outcome: 'accept' })).toMatchObject({ state: 'accepted' });
    for (const page of [ticket.page, desk]) page.close();
  });

  it('is not taken where another authority is to be asked, or taken with something to follow', async () => {
    const firm = { name: '重庆小面有限公司', creditCode: '91350100M000100Y43', role: 'handler' } as const;
    const ticket = await takeTicket(server.url, undefined, undefined, null, firm);
    const { desk, browser: agent } = await openDesk(server.url, 'a002');
    expect(await startTalk(ticket, desk)).toMatchObject({ applicantName: '张**', firm });
    await desk.waitFor('desk:updated', (told) => told.desk.call?.firm?.name === firm.name);
    const caseId = await caseOf(desk, ticket.callId);
    const { read, review, decide } = workOn(agent, caseId);
    const required = (await read()).lines.filter(({ isRequired }) => isRequired);
    for (const { lineId } of required)
      await review(lineId, lineId === required[0]?.lineId ? 'missing' : 'ok');
    const pledge = { outcome: 'acceptConditionally', commitment: '我承诺在期限内补交。', days: 7 };
    const conditional = await decide(pledge);
    expect(conditional).toMatchObject({ state: 'conditional', firm });
    const paper = await textOf(ticket.browser, last(conditional.vouchers)?.voucherId);
    for (const words of [firm.name, firm.creditCode, '经办人张三丰']) expect(paper).toContain(words);
    const search = (text: string) =>
      agent.call<{ cases: CaseSummary[] }>('GET', `/cases?${new URLSearchParams({ text })}`);
    const promise = await signPaper(ticket.browser, last(conditional.vouchers)?.voucherId);
    expect(promise.statement).toContain('我承诺');
    expect(promise.paper?.signedAt).not.toBeNull();
    // Nothing that the agent decides rests on it.
    expect((await read()).version).toBe(conditional.version);
    for (const text of [firm.name, firm.creditCode.toLowerCase()])
      expect((await search(text)).cases).toMatchObject([{ caseId, applicantName: '张**', firm }]);
    expect(conditional.clocks.map(({ kind }) => kind)).toEqual(['conditional', 'decide']);
    await expect(decide({ outcome: 'complete' })).rejects.toMatchObject(refused('GAPS_OPEN'));
    await review(required[0]?.lineId ?? '', 'ok');
    expect(await decide({ outcome: 'complete' })).toMatchObject({ state: 'accepted' });

    const pause = async (isPaused: boolean) => {
      const body = { version: (await read()).version, isPaused, reason: '专家评审' };
      return agent.call<CaseView>('POST', `/cases/${caseId}/clock`, body);
    };
    const stands = { pauseReason: '专家评审', clocks: [{ isPaused: true }] };
    expect(await pause(true)).toMatchObject({ isPaused: true, ...stands });
    expect(await ticket.browser.call('GET', `/own-cases/${caseId}`)).toMatchObject(stands);
    await expect(pause(true)).rejects.toMatchObject(refused('CASE_STATE'));
    expect(await pause(false)).toMatchObject({
      isPaused: false,
      pauseReason: null,
      clocks: [{ isPaused: false }],
    });
    const supervisor = await signIn('s001');
    const extend = async () => {
      const body = { version: (await read()).version, reason: '案情复杂' };
      return supervisor.call<CaseView>('POST', `/cases/${caseId}/extension`, body);
    };
    const before = (await read()).clocks[0]?.dueAt ?? 0;
    expect((await extend()).clocks[0]?.dueAt).toBeGreaterThan(before);
    await expect(extend()).rejects.toMatchObject(refused('CASE_STATE'));

    await pause(true);
    const refusedAt = { outcome: 'deny', text: '不予准予，理由见决定书。' };
    expect(await decide(refusedAt)).toMatchObject({ state: 'decided', isPaused: false, clocks: [] });

    const stranger = await takeTicket(server.url, 'company-setup');
    const elsewhere = await signIn('a005');
    const voucherId = last(conditional.vouchers)?.voucherId;
    for (const browser of [stranger.browser, elsewhere])
      expect(await browser.send('GET', `/vouchers/${voucherId}/content`)).toMatchObject({ status: 404 });
    await expect(
      stranger.browser.call('POST', `/vouchers/${voucherId}/acknowledgement`),
    ).rejects.toMatchObject(refused('NOT_FOUND'));
    const administrator = await signIn('admin');
    expect(await administrator.send('GET', `/vouchers/${voucherId}/content`)).toMatchObject({ status: 403 });
    const denied = { version: (await read()).version, decision: { outcome: 'grant', text: '准予登记。' } };
    await expect(elsewhere.call('POST', `/cases/${caseId}/decisions`, denied)).rejects.toMatchObject(
      refused('NOT_FOUND'),
    );
    for (const page of [ticket.page, desk, stranger.page]) page.close();
  });
});
