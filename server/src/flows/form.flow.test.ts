import type { RequestName } from '@cloudseat/shared/contract/requests.ts';
import type { VoucherSigning } from '@cloudseat/shared/nouns/case-decision.ts';
import type { FormFilling, FormView } from '@cloudseat/shared/nouns/form.ts';
import { AgentId, type CallId, FormFieldId, FormProposalId } from '@cloudseat/shared/nouns/ids.ts';
import type { OwnCaseView } from '@cloudseat/shared/nouns/service-case.ts';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { rightValues } from '../forms/form.test-support.ts';
import { makeId } from '../platform/ids.ts';
import { openDesk, startTalk, takeTicket } from '../test-support/call-steps.ts';
import { readPdf } from '../test-support/read-pdf.ts';
import { TestBrowser, type TestPage } from '../test-support/test-page.ts';
import {
  makeTenant,
  startTestServer,
  startTestSfu,
  type TestServer,
  type TestSfu,
} from '../test-support/test-platform.ts';
import { createTestPostgres, type TestPostgres } from '../test-support/test-postgres.ts';

// Applicants are on the one server, agents on the other.
let postgres: TestPostgres;
let sfu: TestSfu;
let server: TestServer;
let ofAgents: TestServer;

beforeAll(async () => {
  postgres = await createTestPostgres(inject('postgresUrl'));
  sfu = await startTestSfu();
  const shared = { redisUrl: inject('redisUrl'), sfuUrls: [sfu.url], databaseUrl: postgres.url };
  const tenant = makeTenant();
  server = await startTestServer({ ...shared, tenant });
  ofAgents = await startTestServer({ ...shared, tenant });
});
afterAll(async () => {
  await ofAgents?.close();
  await server?.close();
  await sfu?.stop();
  await postgres?.drop();
});

const scope = FormFieldId.parse('scope');
const refused = (code: string) => ({ body: { code } });
const filled = (page: TestPage, fits: (filling: FormFilling) => boolean) =>
  page.waitFor('form:changed', ({ change }) => change.kind === 'filled' && fits(change.filling));
const waitingOf = ({ filling }: FormView) =>
  filling?.proposals.filter(({ state }) => state === 'waiting') ?? [];
const caseThere = (desk: TestPage, callId: CallId) =>
  desk.waitFor('desk:updated', ({ desk: { call } }) => call?.callId === callId && call.caseId !== null);

/** Every request that changes or shows a form, as somebody might send it. */
const everyRequest = (callId: CallId): [RequestName, Record<string, unknown>][] => {
  const fieldId = scope;
  const proposalId = FormProposalId.parse('nobodys');
  return [
    ['form:get', { callId }],
    ['form:open', { callId }],
    ['form:point', { callId, fieldId }],
    ['form:focus', { callId, fieldId }],
    ['form:propose', { callId, fieldId, value: '豆花', revision: 0 }],
    ['form:withdraw', { callId, proposalId }],
    ['form:answer', { callId, proposalId, isConfirmed: true }],
    ['form:write', { callId, fieldId, value: '豆花', revision: 0 }],
    ['form:complete', { callId, version: 1 }],
    ['form:reopen', { callId }],
  ];
};
async function codesOf(page: TestPage, callId: CallId): Promise<Record<string, string>> {
  const codes: Record<string, string> = {};
  for (const [name, input] of everyRequest(callId)) {
    const answer = await page.ask(name, {
      requestId: makeId(),
      ...input,
    });
    codes[name] = answer.ok ? 'ok' : (answer as { error: { code: string } }).error.code;
  }
  return codes;
}

/** They are drawn for its applicant alone, and the first look is the paper's opening. */
async function seeThePages(
  applicant: TestBrowser,
  other: TestBrowser,
  path: string,
  pages: VoucherSigning['pages'],
): Promise<void> {
  expect(pages.map(({ text }) => text).join('')).toContain(String(rightValues.scope));
  const see = (browser: TestBrowser, page: number) =>
    fetch(`${browser.url}/api${path}/pages/${page}`, { headers: { cookie: browser.cookie } });
  expect((await see(other, 1)).status).toBe(404);
  const picture = await see(applicant, 1);
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  const [first] = pages;
  const { width = 0, height = 0 } = await sharp(Buffer.from(await picture.arrayBuffer())).metadata();
  expect(height / width).toBeCloseTo((first?.height ?? 0) / (first?.width ?? 1), 2);
  expect((await see(applicant, pages.length + 1)).status).toBe(404);
}

/** Its paper is there, is signed by its applicant alone, for the very file and words that were shown, and once. */
async function signTheForm(applicant: TestBrowser, callId: CallId): Promise<void> {
  const read = async () =>
    (await applicant.call<{ ownCase: OwnCaseView }>('GET', `/calls/${callId}/case`)).ownCase;
  await expect.poll(async () => (await read()).vouchers.map(({ kind }) => kind)).toEqual(['completedForm']);
  const [form] = (await read()).vouchers;
  const path = `/vouchers/${form?.voucherId}`;
  const { statementVersion, documentSha256, applicantName, pages } = await applicant.call<VoucherSigning>(
    'GET',
    `${path}/signing?locale=zh-Hans`,
  );
  const wish = {
    ...{ statementVersion, seenSha256: documentSha256, locale: 'zh-Hans' },
    mark: { method: 'typed', name: applicantName, hasConfirmed: true },
  };
  const other = new TestBrowser(server.url);
  await other.signInApplicant('13900009999', '李四');
  await seeThePages(applicant, other, path, pages);
  await expect(other.call('POST', `${path}/signature`, wish)).rejects.toMatchObject(refused('NOT_FOUND'));
  const another = { ...wish, seenSha256: '0'.repeat(64) };
  await expect(applicant.call('POST', `${path}/signature`, another)).rejects.toMatchObject(
    refused('CHANGED_MEANWHILE'),
  );
  const signed = await applicant.call<OwnCaseView>('POST', `${path}/signature`, wish);
  expect(signed.vouchers[0]?.signedAt).toEqual(expect.any(Number));
  expect(await applicant.call<OwnCaseView>('POST', `${path}/signature`, wish)).toEqual(signed);
  const response = await fetch(`${applicant.url}/api${path}/content`, {
    headers: { cookie: applicant.cookie },
  });
  const text = await readPdf(new Uint8Array(await response.arrayBuffer()));
  for (const words of ['申请表', applicantName, String(rightValues.scope), documentSha256.slice(0, 16)])
    expect(text).toContain(words);
}

describe('the form of a call', () => {
  it('is pointed at and proposed for by its agent, written by its applicant only, and read by a helper', async () => {
    const ticket = await takeTicket(server.url);
    const { callId, page } = ticket;
    const { desk } = await openDesk(ofAgents.url, 'a001');
    await startTalk(ticket, desk);
    await caseThere(desk, callId);
    const empty = await desk.request('form:get', { callId });
    expect(empty).toMatchObject({ definition: { formId: 'sole-trader-application' }, filling: null });

    await desk.request('form:open', { callId });
    await page.waitFor('form:changed', ({ change }) => change.kind === 'called');
    await filled(page, ({ version }) => version === 1);
    await desk.request('form:point', { callId, fieldId: scope });
    await page.waitFor('form:changed', ({ change }) => change.kind === 'pointed' && change.fieldId === scope);
    await page.request('form:focus', { callId, fieldId: scope });
    await desk.waitFor('form:changed', ({ change }) => change.kind === 'focused' && change.fieldId === scope);

    const wish = { callId, fieldId: scope, value: '豆花', revision: 0 };
    await expect(desk.request('form:propose', { ...wish, value: '' })).rejects.toMatchObject(
      refused('FORM_VALUE'),
    );
    const { proposalId } = await desk.request('form:propose', wish);
    const before = await page.request('form:get', { callId });
    expect(before.filling?.fields).toEqual({});
    expect(waitingOf(before)).toMatchObject([{ proposalId, value: '豆花', byName: expect.any(String) }]);
    await page.request('form:answer', { callId, proposalId, isConfirmed: true });
    await filled(desk, ({ fields }) => fields[scope]?.value === '豆花');
    await expect(desk.request('form:withdraw', { callId, proposalId })).rejects.toMatchObject(
      refused('PROPOSAL_CLOSED'),
    );
    const declined = await desk.request('form:propose', { ...wish, value: '小面', revision: 1 });
    await page.request('form:answer', { callId, proposalId: declined.proposalId, isConfirmed: false });
    const stale = await desk.request('form:propose', { ...wish, value: '小面', revision: 1 });
    await page.request('form:write', { ...wish, value: '火锅', revision: 1 });
    await expect(
      page.request('form:answer', { callId, proposalId: stale.proposalId, isConfirmed: true }),
    ).rejects.toMatchObject(refused('PROPOSAL_CLOSED'));
    await expect(page.request('form:write', { ...wish, value: '串串', revision: 1 })).rejects.toMatchObject(
      refused('CHANGED_MEANWHILE'),
    );

    const { desk: helper } = await openDesk(ofAgents.url, 'a010');
    const target = { agentId: AgentId.parse('demo-a010') };
    await desk.request('call:consult', { callId, target });
    const { desk: rung } = await helper.waitFor(
      'desk:updated',
      (told) => told.desk.offer?.purpose === 'consult',
    );
    if (rung.offer === null) throw new Error('nothing rings');
    await helper.request('offer:accept', { callId: rung.offer.callId, fence: rung.offer.fence });
    await helper.waitFor('desk:updated', (told) => told.desk.call?.part === 'consulted');
    const read = await helper.request('form:get', { callId });
    expect(read.filling?.fields[scope]?.value).toBe('火锅');
    const byHelper = await codesOf(helper, callId);
    for (const name of ['form:open', 'form:point', 'form:propose', 'form:withdraw'])
      expect([name, byHelper[name]]).toEqual([name, 'NOT_FOUND']);
    for (const each of [page, desk, helper]) each.close();
  });

  it('is nobody else’s: strangers of both sides see and change nothing of it', async () => {
    const ticket = await takeTicket(server.url, 'flexible-worker-subsidy');
    const { desk } = await openDesk(ofAgents.url, 'a006');
    await startTalk(ticket, desk);
    await caseThere(desk, ticket.callId);
    await desk.request('form:open', { callId: ticket.callId });
    const other = await takeTicket(server.url, 'company-setup');
    const { desk: stranger } = await openDesk(ofAgents.url, 'a009');
    const [byAgent, byApplicant] = [
      await codesOf(stranger, ticket.callId),
      await codesOf(other.page, ticket.callId),
    ];
    for (const [name] of everyRequest(ticket.callId)) {
      expect(['NOT_FOUND', 'FORBIDDEN']).toContain(byAgent[name]);
      expect(['NOT_FOUND', 'FORBIDDEN']).toContain(byApplicant[name]);
    }
    // The agent never writes, not even in their own call.
    const own = await codesOf(desk, ticket.callId);
    for (const name of ['form:write', 'form:answer', 'form:complete', 'form:reopen', 'form:focus'])
      expect([name, own[name]]).toEqual([name, 'FORBIDDEN']);
    for (const each of [ticket.page, desk, other.page, stranger]) each.close();
  });

  it('goes on over a reload, on another server and after the talk, is completed, frozen and reopened', async () => {
    const ticket = await takeTicket(server.url);
    const { callId } = ticket;
    const { desk } = await openDesk(ofAgents.url, 'a002');
    await startTalk(ticket, desk);
    await caseThere(desk, callId);
    await ticket.page.request('form:open', { callId });
    await ticket.page.request('form:write', { callId, fieldId: scope, value: '火锅', revision: 0 });
    const second = await ticket.browser.open('applicant');
    const again = await second.request('form:get', { callId });
    expect(again.filling).toMatchObject({ version: 2, fields: { scope: { value: '火锅', revision: 1 } } });

    const { caseId } = (await ticket.browser.call<{ ownCase: OwnCaseView }>('GET', `/calls/${callId}/case`))
      .ownCase;
    const found = () => ticket.browser.call('GET', `/own-cases/${caseId}/form`);
    expect(await found()).toEqual({ state: 'open' });
    const stranger = await takeTicket(server.url, 'company-setup');
    const theirs = stranger.browser.call('GET', `/own-cases/${caseId}/form`);
    await expect(theirs).rejects.toMatchObject(refused('NOT_FOUND'));
    stranger.page.close();

    await desk.request('call:end', { callId });
    await expect(desk.request('form:point', { callId, fieldId: scope })).rejects.toMatchObject(
      refused('CALL_STATE'),
    );
    for (const [fieldId, value] of Object.entries(rightValues)) {
      if (fieldId === 'funds')
        await expect(second.request('form:complete', { callId, version: 11 })).rejects.toMatchObject({
          body: { code: 'FORM_INCOMPLETE', details: { problems: { funds: 'missing' } } },
        });
      const revision = fieldId === 'scope' ? 1 : 0;
      await second.request('form:write', { callId, fieldId: FormFieldId.parse(fieldId), value, revision });
    }
    await filled(desk, ({ version }) => version === 12);
    const done = await second.request('form:complete', { callId, version: 12 });
    expect(done.sha256).toMatch(/^[0-9a-f]{64}$/);
    const frozen = await desk.request('form:get', { callId });
    expect(frozen.filling).toMatchObject({ state: 'completed', completed: { sha256: done.sha256 } });
    expect(await found()).toEqual({ state: 'completed' });
    await signTheForm(ticket.browser, callId);
    await expect(
      second.request('form:write', { callId, fieldId: scope, value: '别的', revision: 2 }),
    ).rejects.toMatchObject(refused('FORM_STATE'));
    await second.request('form:reopen', { callId });
    const { version } = await second.request('form:write', {
      ...{ callId, fieldId: scope, value: '别的', revision: 2 },
    });
    await second.request('form:complete', { callId, version });
    const own = async () =>
      (await ticket.browser.call<{ ownCase: OwnCaseView }>('GET', `/calls/${callId}/case`)).ownCase;
    const [before, now] = (await own()).vouchers;
    expect([before?.isSuperseded, now?.isSuperseded]).toEqual([true, false]);
    await desk.request('wrapUp:save', { callId, disposition: 'referred', notes: '' });
    await expect(desk.request('form:get', { callId })).rejects.toMatchObject(refused('NOT_FOUND'));
    // What has ended is not signed any more.
    await expect.poll(async () => (await own()).state).toBe('referred');
    const signing = ticket.browser.call('GET', `/vouchers/${now?.voucherId}/signing?locale=zh-Hans`);
    await expect(signing).rejects.toMatchObject(refused('CASE_STATE'));
    for (const each of [ticket.page, second, desk]) each.close();
  });
});
