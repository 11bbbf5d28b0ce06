import type { CallId, CaseId, MandateId, MaterialId } from '@cloudseat/shared/nouns/ids.ts';
import { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { HeldMandate, HeldMandateCard, HeldPaper, Mandate } from '@cloudseat/shared/nouns/mandate.ts';
import type { Material } from '@cloudseat/shared/nouns/material.ts';
import type { CaseEntry, CaseView } from '@cloudseat/shared/nouns/service-case.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePdf } from '../materials/test-support/sample-files.ts';
import { openDesk, startTalk, takeTicket } from '../test-support/call-steps.ts';
import { TestBrowser, type TestPage } from '../test-support/test-page.ts';
import { demoPassword } from '../test-support/test-platform.ts';
import { uploadPaper } from '../test-support/upload-paper.ts';
import { usePlatform } from '../test-support/use-platform.ts';

const [helperPhone, applicantName, idNumber] = ['13911112222', '张三丰', '330702199001011234'];
const day = 86_400_000;
let offsetMs = 0;
const now = () => Date.now() + offsetMs;
const texts: string[] = [];
const smsSender = {
  send: async (_phone: string, code: string) => ({ demoCode: code }),
  async sendNotice(phone: string, { text }: { text: string }) {
    texts.push(`${phone} ${text}`);
  },
};
const server = usePlatform({ smsSender, clock: { now } });
let callId: CallId;
let caseId: CaseId;
let applicant: { page: TestPage; browser: TestBrowser; phone: string };
let agent: { desk: TestPage; browser: TestBrowser };
let otherAgent: TestBrowser;
let helper: { page: TestPage; browser: TestBrowser };
let stranger: TestBrowser;
let guest: TestPage | undefined;
let mandateId: MandateId;
let ownPaper: MaterialId;
let broughtPaper: MaterialId;
let lineId: string;

beforeAll(async () => {
  const ticket = await takeTicket(server.url);
  applicant = ticket;
  ({ callId } = ticket);
  const browser = new TestBrowser(server.url);
  await browser.signInApplicant(helperPhone, '王小明');
  helper = { browser, page: await browser.open('applicant') };
  stranger = new TestBrowser(server.url);
  await stranger.signInApplicant('13911113333', '李四');
  ({ caseId } = await ticket.page.waitFor('case:changed'));
  otherAgent = (await openDesk(server.url, 'a009')).browser;
});
afterAll(() => {
  for (const page of [applicant?.page, agent?.desk, helper?.page, guest]) page?.close();
});

const refused = (code: string, details?: object) => ({
  body: { code, ...(details && { details: expect.objectContaining(details) }) },
});
const wish = (change: object = {}) => ({
  ...{ helperName: '王小明', helperPhone, place: '石马村便民服务点', scopes: ['papers', 'talk'] },
  ...{ endsAt: now() + 7 * day, ...change },
});
const propose = (browser: TestBrowser, change: object = {}) =>
  browser.call<Mandate>('POST', `/cases/${caseId}/mandates`, wish(change));
const of = (id: MandateId, step: string) => `/mandates/${id}/${step}`;
const held = (step = '', id = mandateId) => `/held-mandates/${id}${step}`;
const getHeld = (id = mandateId) => helper.browser.call<HeldMandate>('GET', held('', id));
const listHeld = (browser = helper.browser) =>
  browser.call<{ mandates: HeldMandateCard[] }>('GET', '/held-mandates').then(({ mandates }) => mandates);
const newestCode = () => /\d{6}/.exec(texts.at(-1)?.replace(/^\d+ /, '') ?? '')?.[0] ?? '';
const wrong = (code: string) => (code === '000000' ? '111111' : '000000');
const toldOf = (page: TestPage, id = mandateId) =>
  page.waitFor('mandate:changed', (told) => told.mandateId === id);
const readTimeline = async () =>
  (await agent.browser.call<{ entries: CaseEntry[] }>('GET', `/cases/${caseId}/timeline`)).entries;
/** Staff that may read the case sees its mandates, with the helper's number masked; other staff does not. */
async function expectReaders(): Promise<void> {
  const list = async (loginName: string) => {
    const browser = new TestBrowser(server.url);
    await browser.signInStaff(loginName, demoPassword);
    return browser.send('GET', `/cases/${caseId}/mandates?locale=en`);
  };
  for (const loginName of ['a001', 's001', 'admin'])
    expect(await list(loginName)).toMatchObject({
      ...{
        status: 200,
        body: { mandates: [{ mandateId, helperName: '王小明', helperPhone: '139****2222' }] },
      },
    });
  expect((await list('a009')).status).toBe(404);
}
/** The journal follows a paper by a moment; what else is recorded may come after it. */
const isNoted = (papers: number) =>
  expect
    .poll(async () => (await readTimeline()).filter(({ action }) => action === 'mandate.paperBrought').length)
    .toBe(papers);
/** A code that the applicant tells the helper. */
async function confirmByCode(id: MandateId): Promise<void> {
  await applicant.browser.call('POST', of(id, 'code'));
  await helper.browser.call('POST', of(id, 'confirmation'), { code: newestCode() });
}

describe('a mandate', () => {
  it('gives nothing before the applicant’s own telephone has confirmed it', async () => {
    for (const browser of [stranger, helper.browser])
      await expect(propose(browser)).rejects.toMatchObject(refused('NOT_FOUND'));
    await expect(propose(applicant.browser, { helperPhone: applicant.phone })).rejects.toMatchObject(
      refused('MANDATE_SELF'),
    );
    const made = await propose(applicant.browser);
    ({ mandateId } = made);
    expect(made).toMatchObject({
      ...{ state: 'proposed', proposedBy: 'applicant', helperPhone: '139****2222', confirmedAt: null },
      statement: expect.stringContaining('王小明（手机尾号2222，石马村便民服务点）'),
    });
    expect(await listHeld()).toEqual([]);
    await expect(getHeld()).rejects.toMatchObject(refused('NOT_FOUND'));
    await expect(helper.browser.call('POST', held('/knock'))).rejects.toMatchObject(refused('NOT_FOUND'));

    const sent = await applicant.browser.call<object>('POST', of(mandateId, 'code'));
    // Here texts really go out, so that the page learns no code.
    expect(sent).toMatchObject({ demoCode: null, sentTo: applicant.phone.replace(/^(...)..../, '$1****') });
    expect(texts.at(-1)).toMatch(new RegExp(`^${applicant.phone} 【云坐席】代办确认码\\d{6}`));
    const again = applicant.browser.call('POST', of(mandateId, 'code'));
    await expect(again).rejects.toMatchObject({
      body: { code: 'RATE_LIMITED', retryAfterMs: expect.any(Number) },
    });
    const code = newestCode();
    const confirm = (browser: TestBrowser, typed: string) =>
      browser.call('POST', of(mandateId, 'confirmation'), { code: typed });
    await expect(confirm(helper.browser, wrong(code))).rejects.toMatchObject(
      refused('SMS_CODE_WRONG', { triesLeft: 4 }),
    );
    await expect(confirm(stranger, code)).rejects.toMatchObject(refused('NOT_FOUND'));
    await expect(confirm(otherAgent, code)).rejects.toMatchObject(refused('NOT_FOUND'));
    expect(await confirm(helper.browser, code)).toEqual({ mandateId, state: 'confirmed' });
    expect(texts.at(-1)).toMatch(new RegExp(`^${applicant.phone} 【云坐席】您已同意由王小明`));
    await toldOf(applicant.page);
    await toldOf(helper.page);
    await expect(confirm(helper.browser, code)).rejects.toMatchObject(refused('MANDATE_STATE'));
  });

  it('shows its helper the case, and nothing of the applicant’s person', async () => {
    agent = await openDesk(server.url, 'a001');
    await startTalk({ callId, page: applicant.page }, agent.desk);
    const view = await agent.browser.call<CaseView>('GET', `/cases/${caseId}`);
    lineId = view.lines[0]?.lineId ?? '';
    await uploadPaper(applicant.browser, { callId, lineId, text: 'applicants-own' });
    const added = await agent.desk.waitFor('material:added');
    ownPaper = added.material.materialId;
    helper.page.forget();
    await agent.browser.call('PUT', `/cases/${caseId}/lines/${lineId}/review`, {
      ...{ seenAt: null, status: 'notCompliant', fault: 'expired', materialId: ownPaper },
      note: `${applicantName}的身份证${idNumber}过期了`,
    });
    // What changes in the case is told to its helper.
    await toldOf(helper.page);
    const shown = await getHeld();
    expect(shown).toMatchObject({
      ...{ applicantName: '张**', applicantPhone: applicant.phone.replace(/^(...)..../, '$1****') },
      ...{ caseNumber: view.caseNumber, caseState: 'open', state: 'confirmed', talk: 'running' },
    });
    expect(shown.lines[0]).toMatchObject({
      ...{ lineId, status: 'notCompliant', fault: 'expired', isReceived: true, ownFiles: [] },
      faultNote: '张**的身份证****过期了',
    });
    expect(Object.keys(shown).sort()).toEqual(
      [
        ...[
          'applicantName',
          'applicantPhone',
          'caseNumber',
          'caseState',
          'clocks',
          'departmentName',
          'endsAt',
        ],
        ...['lines', 'mandateId', 'matterName', 'place', 'scopes', 'state', 'talk'],
      ].sort(),
    );
    const all = JSON.stringify([shown, await listHeld()]);
    for (const secret of [applicantName, applicant.phone, idNumber, ownPaper, callId, 'applicants-own'])
      expect(all).not.toContain(secret);
  });

  it('lets its helper bring papers, which the agent sees as theirs, and read back those alone', async () => {
    agent.desk.forget();
    const { paper } = (await uploadPaper(helper.browser, { mandateId, lineId, text: 'brought' })) as {
      paper: HeldPaper;
    };
    broughtPaper = paper.materialId;
    expect(paper).toEqual({
      ...{ materialId: broughtPaper, fileName: 'brought.pdf', uploadedAt: expect.any(Number) },
    });
    const { material } = await agent.desk.waitFor(
      'material:added',
      (told) => told.material.materialId === broughtPaper,
    );
    expect(material).toMatchObject({ callId, lineId, mandateId });
    const view = await agent.browser.call<CaseView>('GET', `/cases/${caseId}`);
    const versions = view.lines.find((line) => line.lineId === lineId)?.versions ?? [];
    expect(versions.map((each: Material) => each.mandateId)).toEqual([undefined, mandateId]);
    expect((await getHeld()).lines[0]?.ownFiles).toEqual([paper]);
    await isNoted(1);
    const read = (browser: TestBrowser, materialId: string) =>
      browser.send('GET', held(`/papers/${materialId}`)).then(({ status }) => status);
    expect(await read(helper.browser, broughtPaper)).toBe(200);
    for (const other of [ownPaper, 'unknown']) expect(await read(helper.browser, other)).toBe(404);
    expect(await read(stranger, broughtPaper)).toBe(404);
    expect(await read(applicant.browser, broughtPaper)).toBe(404);
    // To the applicant and the agent it is a paper like any other.
    for (const { browser } of [applicant, agent])
      expect((await browser.send('GET', `/materials/${broughtPaper}/content`)).status).toBe(200);
    await expect(uploadPaper(helper.browser, { mandateId, lineId: 'no-line' })).rejects.toThrow('404');
    await expect(uploadPaper(helper.browser, { callId, lineId })).rejects.toThrow('404');
    await expect(uploadPaper(stranger, { mandateId, lineId })).rejects.toThrow('404');
  });

  it('is no way to anything else that is the applicant’s', async () => {
    const { version } = await agent.browser.call<CaseView>('GET', `/cases/${caseId}`);
    const decided = await agent.browser.call<CaseView>('POST', `/cases/${caseId}/decisions`, {
      ...{ version, decision: { outcome: 'receive' } },
    });
    const voucherId = decided.vouchers[0]?.voucherId;
    expect(voucherId).toBeDefined();
    const signing = {
      ...{ seenSha256: 'x', statementVersion: 'x', locale: 'zh-Hans' },
      mark: { method: 'typed', name: applicantName, hasConfirmed: true },
    };
    const paths: [string, string, object?][] = [
      ...[`/own-cases/${caseId}`, `/own-cases/${caseId}/form`, `/cases/${caseId}/mandates`].map(get),
      ...[`/calls/${callId}/case`, `/calls/${callId}/materials`].map(get),
      ...[ownPaper, broughtPaper].flatMap((materialId) =>
        ['content', 'document', 'pages/1?width=480', 'marks'].map((part) =>
          get(`/materials/${materialId}/${part}`),
        ),
      ),
      ...[`/vouchers/${voucherId}/content`, `/vouchers/${voucherId}/signing`].map(get),
      ['POST', `/vouchers/${voucherId}/acknowledgement`],
      ['POST', `/vouchers/${voucherId}/signature`, signing],
      ['PUT', `/calls/${callId}/rating`, { level: 'verySatisfied', reasons: [], comment: '' }],
      ['POST', `/cases/${caseId}/mandates`, wish()],
      ...(['code', 'refusal', 'revocation'] as const).map(
        (step) => ['POST', of(mandateId, step)] as [string, string],
      ),
    ];
    for (const browser of [helper.browser, stranger])
      for (const [method, path, body] of paths) {
        const answer = await browser.send(method, path, body);
        expect([method, path, answer]).toMatchObject([
          method,
          path,
          { status: 404, body: { error: { code: 'NOT_FOUND' } } },
        ]);
      }
    for (const name of ['form:get', 'form:open'] as const)
      await expect(helper.page.request(name, { callId })).rejects.toMatchObject(refused('NOT_FOUND'));
    await expect(helper.page.request('message:list', { callId, afterSequence: 0 })).rejects.toMatchObject(
      refused('NOT_FOUND'),
    );
    await expect(
      helper.page.request('room:join', { callId, roomId: RoomId.parse(callId) }),
    ).rejects.toMatchObject(refused('NOT_FOUND'));
    const own = await helper.browser.call<object>('GET', '/own-cases');
    expect(own).toEqual({ cases: [] });
    // And to a stranger the mandate is not there at all.
    expect(await listHeld(stranger)).toEqual([]);
    await expectReaders();
    for (const [method, step] of [
      ...[
        ['GET', ''],
        ['POST', '/knock'],
        ['POST', '/entry'],
        ['POST', '/giving-back'],
      ],
    ] as const)
      expect((await stranger.send(method, held(step), method === 'POST' ? {} : undefined)).status).toBe(404);
  });

  it('brings its helper into the talk once the agent agrees, and out of it when the applicant ends it', async () => {
    await expect(helper.browser.call('POST', held('/entry'), {})).rejects.toMatchObject(
      refused('GUEST_LINK_OVER'),
    );
    expect(await helper.browser.call('POST', held('/knock'))).toMatchObject({ talk: 'asked' });
    const asked = await agent.desk.waitFor('guest:updated', ({ step }) => step === 'wished');
    expect(asked).toMatchObject({
      ...{ link: null, mandate: { mandateId, helperName: '王小明', scopes: ['papers', 'talk'] } },
    });
    helper.page.forget();
    const { state } = await agent.desk.request('guest:agree', { callId });
    expect(state).toMatchObject({ step: 'invited', link: null, textsLeft: 0 });
    await toldOf(helper.page);
    expect((await getHeld()).talk).toBe('invited');
    // Asked as any third person of a talk is; what they say goes to both sides.
    await helper.browser.call('POST', held('/entry'), { allowsRecording: true });
    expect((await getHeld()).talk).toBe('here');
    expect(await agent.desk.request('guest:get', { callId })).toMatchObject({
      state: { guest: { allowsRecording: true } },
    });
    guest = await helper.browser.open('guest');
    const { room } = await guest.request('room:join', { callId, roomId: RoomId.parse(callId) });
    expect(room.participants.find(({ role }) => role === 'guest')).toMatchObject({
      ...{ displayName: '王小明', relation: 'representative' },
    });
    // Begun while it was good.
    const pdf = makePdf('late');
    const metadata = Object.entries({ mandateId, lineId, filename: 'late.pdf' });
    const begun = await fetch(`${server.url}/api/uploads`, {
      method: 'POST',
      headers: {
        ...{ cookie: helper.browser.cookie, 'tus-resumable': '1.0.0', 'upload-length': String(pdf.length) },
        'upload-metadata': metadata
          .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
          .join(','),
      },
    });
    expect(begun.status).toBe(201);

    agent.desk.forget();
    await applicant.browser.call('POST', of(mandateId, 'revocation'));
    expect(await guest.request('guest:getCall', { callId })).toMatchObject({
      guestCall: { phase: 'over', end: 'removed' },
    });
    await agent.desk.waitFor('room:updated', ({ room: seen }) => seen.participants.length === 2);
    await expect(guest.request('room:join', { callId, roomId: RoomId.parse(callId) })).rejects.toMatchObject(
      refused('NOT_FOUND'),
    );
    const over = refused('MANDATE_ENDED', { state: 'revoked' });
    await expect(getHeld()).rejects.toMatchObject(over);
    for (const step of ['/knock', '/entry', '/giving-back'])
      await expect(helper.browser.call('POST', held(step), {})).rejects.toMatchObject(over);
    await expect(helper.browser.call('GET', held(`/papers/${broughtPaper}`))).rejects.toMatchObject(over);
    await expect(uploadPaper(helper.browser, { mandateId, lineId })).rejects.toThrow('410');
    const finished = await fetch(new URL(begun.headers.get('location') ?? '', server.url), {
      method: 'PATCH',
      headers: {
        ...{ cookie: helper.browser.cookie, 'tus-resumable': '1.0.0', 'upload-offset': '0' },
        'content-type': 'application/offset+octet-stream',
      },
      body: Uint8Array.from(pdf),
    });
    expect(finished.status).toBe(410);
    expect(await listHeld()).toEqual([
      {
        ...{ mandateId, state: 'revoked', applicantName: '张**', caseNumber: null, caseState: null },
        ...{ matterName: expect.anything(), scopes: ['papers', 'talk'] },
        ...{ endsAt: expect.any(Number), endedAt: expect.any(Number) },
      },
    ]);
  });
});

describe('by voice', () => {
  it('an agent vouches in a talk of the case that runs, to its applicant alone', async () => {
    await expect(propose(otherAgent)).rejects.toMatchObject(refused('NOT_FOUND'));
    const endsAt = now() + 60_000;
    const made = await propose(agent.browser, { scopes: ['talk'], endsAt });
    const confirm = (browser: TestBrowser) =>
      browser.call<Mandate>('POST', of(made.mandateId, 'voice-confirmation'), {});
    await expect(confirm(otherAgent)).rejects.toMatchObject(refused('NOT_FOUND'));
    await agent.desk.request('call:hold', { callId });
    await expect(confirm(agent.browser)).rejects.toMatchObject(refused('CALL_STATE'));
    await agent.desk.request('call:resume', { callId });
    expect(await confirm(agent.browser)).toMatchObject({ state: 'confirmed', confirmedBy: 'voice' });
    const said = (await readTimeline()).find(
      ({ action, details }) => action === 'mandate.confirmed' && details.by === 'voice',
    );
    expect(said).toMatchObject({ actorRole: 'agent', callId, details: { helper: '王**' } });
    expect(String(said?.details.statement)).toContain('我同意由王**');

    ({ mandateId } = made);
    const upload = uploadPaper(helper.browser, { mandateId, lineId });
    await expect(upload).rejects.toThrow('403');
    await helper.browser.call('POST', held('/knock'));
    await agent.desk.request('guest:agree', { callId });
    await helper.browser.call('POST', held('/entry'), {});
    expect(await agent.desk.request('guest:get', { callId })).toMatchObject({
      state: { guest: { allowsRecording: false } },
    });
    offsetMs += 60_000;
    await expect(getHeld()).rejects.toMatchObject(refused('MANDATE_ENDED', { state: 'expired' }));
    expect(await agent.desk.request('guest:get', { callId })).toMatchObject({
      state: { step: 'none', lastEnd: 'removed' },
    });
  });

  it('is nothing that an agent does outside a talk', async () => {
    const open = await propose(agent.browser);
    await applicant.page.request('call:end', { callId });
    const voice = agent.browser.call('POST', of(open.mandateId, 'voice-confirmation'), {});
    await expect(voice).rejects.toMatchObject(refused('CALL_STATE'));
    await expect(propose(agent.browser, { helperPhone: '13911114444' })).rejects.toMatchObject(
      refused('CALL_STATE'),
    );
    await applicant.browser.call('POST', of(open.mandateId, 'refusal'));
    await expect(
      applicant.browser.call('POST', of(open.mandateId, 'confirmation'), { code: '123456' }),
    ).rejects.toMatchObject(refused('MANDATE_ENDED', { state: 'declined' }));
  });
});

it('papers come in between talks, the helper may give it back, and the case takes it with it', async () => {
  ({ mandateId } = await propose(applicant.browser));
  await confirmByCode(mandateId);
  expect((await getHeld()).talk).toBe('none');
  await expect(helper.browser.call('POST', held('/knock'))).rejects.toMatchObject(refused('CALL_STATE'));
  await uploadPaper(helper.browser, { mandateId, lineId, text: 'afterwards' });
  await isNoted(2);
  expect(await helper.browser.call('POST', held('/giving-back'))).toEqual({ mandateId, state: 'givenBack' });

  ({ mandateId } = await propose(applicant.browser));
  offsetMs += 60_000;
  await confirmByCode(mandateId);
  const { version } = await agent.browser.call<CaseView>('GET', `/cases/${caseId}`);
  await agent.browser.call('POST', `/cases/${caseId}/end`, { version, as: 'withdrawn', note: '' });
  await expect(getHeld()).rejects.toMatchObject(refused('MANDATE_ENDED', { state: 'caseEnded' }));

  await expect
    .poll(async () => (await readTimeline()).map(({ action }) => action))
    .toContain('mandate.caseEnded');
  const entries = (await readTimeline()).filter(({ action }) => action.startsWith('mandate.'));
  expect(entries.map(({ actorRole, action }) => `${actorRole} ${action.slice('mandate.'.length)}`)).toEqual([
    ...[
      'applicant proposed',
      'applicant codeSent',
      'helper confirmed',
      'helper paperBrought',
      'helper knocked',
    ],
    ...['helper joined', 'applicant revoked', 'agent proposed', 'agent confirmed', 'helper knocked'],
    ...['helper joined', 'system expired', 'agent proposed', 'applicant declined', 'applicant proposed'],
    ...['applicant codeSent', 'helper confirmed', 'helper paperBrought', 'helper givenBack'],
    ...['applicant proposed', 'applicant codeSent', 'helper confirmed', 'system caseEnded'],
  ]);
  const told = JSON.stringify(entries);
  for (const secret of ['王小明', helperPhone, '石马村', applicantName]) expect(told).not.toContain(secret);
});

function get(path: string): [string, string] {
  return ['GET', path];
}
