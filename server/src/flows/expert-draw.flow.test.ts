import { canonicalJson } from '@cloudseat/shared/dossier/canonical-json.ts';
import type { DrawRecord } from '@cloudseat/shared/draw/draw-record.ts';
import { verifyDraw } from '@cloudseat/shared/draw/verify-draw.ts';
import type { DrawConditions, ExpertDrawView, ExpertNotice } from '@cloudseat/shared/nouns/expert-draw.ts';
import type { ExpertHistoryEntry, ExpertRow } from '@cloudseat/shared/nouns/expert-library.ts';
import { ExpertReviewId, type ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import { ApplicantId, type CaseId, DepartmentId, MatterId } from '@cloudseat/shared/nouns/ids.ts';
import { ProjectKind } from '@cloudseat/shared/nouns/project-kind.ts';
import type { CaseEntry } from '@cloudseat/shared/nouns/service-case.ts';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createCaseWriter } from '../cases/case-write.repository.ts';
import { sha256 } from '../expert-review/draw/draw-hashes.ts';
import { createExpertReviewRepository } from '../expert-review/expert-review.repository.ts';
import { type DatabaseHandle, openDatabase } from '../platform/db.ts';
import { makeId } from '../platform/ids.ts';
import { createTestClock } from '../platform/test-support/test-clock.ts';
import { TestBrowser } from '../test-support/test-page.ts';
import {
  demoPassword,
  makeTenant,
  startTestServer,
  startTestSfu,
  type TestServer,
  type TestSfu,
} from '../test-support/test-platform.ts';
import { createTestPostgres, type TestPostgres } from '../test-support/test-postgres.ts';

const texts: { phone: string; text: string }[] = [];
const smsSender = {
  send: async (_phone: string, code: string) => ({ demoCode: code }),
  async sendNotice(phone: string, { text }: { text: string }) {
    texts.push({ phone, text });
  },
};
const clock = createTestClock();
const refused = (code: string) => ({ body: { code } });
const words = (text: string) => ({ 'zh-Hans': text, 'zh-Hant': text, en: text });
/** Of which one expert of the demo is the adviser. */
const unitName = '重庆某某建设有限公司';
const tiedExpertId = 'expert-e014';
const minutes = 60_000;

let postgres: TestPostgres;
let sfu: TestSfu;
let left: TestServer;
let right: TestServer;
let database: DatabaseHandle;
let unit: TestBrowser;
let applicantId: ApplicantId;
const people = new Map<string, TestBrowser>();

/** Signed in once, half of them on each server. */
async function as(loginName: string): Promise<TestBrowser> {
  const known = people.get(loginName);
  if (known) return known;
  const browser = new TestBrowser(people.size % 2 === 0 ? left.url : right.url);
  await browser.signInStaff(loginName, demoPassword);
  people.set(loginName, browser);
  return browser;
}

const kind = ProjectKind.parse({
  ...{
    kindId: 'kind',
    name: words('河道整治'),
    description: words('河道整治工程'),
    isActive: true,
    version: 1,
  },
  ...{ departmentId: 'water', matterId: 'riverside-works' },
  materials: [{ lineId: 'plan', name: words('方案'), note: null, accepts: 'document', isRequired: true }],
  criteria: [{ criterionId: 'safety', name: words('安全'), guide: null, maxScore: 100 }],
  rules: {
    panelSize: 5,
    specialties: [
      { specialty: 'traffic', count: 1 },
      { specialty: 'structures', count: 1 },
      { specialty: 'hydrology', count: 1 },
    ],
    ...{ passPercent: 60, answerMinutes: 15, watchedShare: 0.8, quorumShare: 0.6 },
    agendaMinutes: { presenting: 20, questioning: 20, deliberating: 20 },
  },
});

/** A filed project of the unit, with a case of its own. */
async function file(title: string): Promise<{ reviewId: ExpertReviewId; caseId: CaseId }> {
  const reviewId = ExpertReviewId.parse(makeId());
  const reviews = createExpertReviewRepository(database.db);
  const at = clock.now();
  const facts = {
    applicantId,
    matterId: MatterId.parse('riverside-works'),
    departmentId: DepartmentId.parse('water'),
    firm: null,
  };
  const { caseId } = await createCaseWriter(database.db, new Uint8Array(32)).open(
    facts,
    at,
    async (tx, row) => {
      await reviews.insertReview(tx, {
        ...{ reviewId, caseId: row.caseId, applicantId, requestId: makeId(), departmentId: 'water' },
        ...{ kindId: 'kind', kind, title, unitName, description: '', state: 'filed', version: 0 },
        ...{ createdAt: new Date(at), filedAt: new Date(at) },
      });
      const by = { at, actorRole: 'applicant', actorId: applicantId, callId: null };
      return { lines: [{ ...by, action: 'expert.filed', details: {} }] };
    },
  );
  return { reviewId, caseId };
}

type Of = { reviewId: ExpertReviewId };
const read = async ({ reviewId }: Of, who = 'c001') =>
  (await as(who)).call<ExpertDrawView>('GET', `/expert-reviews/${reviewId}/draw`);
const readReview = async ({ reviewId }: Of, who = 'c001') =>
  (await as(who)).call<ExpertReviewView>('GET', `/expert-reviews/${reviewId}`);
const recordOf = async ({ reviewId }: Of, browser: TestBrowser) =>
  browser.call<DrawRecord>('GET', `/expert-reviews/${reviewId}/draw/record`);
async function act(who: string, of: Of, path: string, body: object = {}, method = 'POST') {
  const { version } = await readReview(of, who);
  return (await as(who)).call<ExpertDrawView>(method, `/expert-reviews/${of.reviewId}/draw${path}`, {
    version,
    ...body,
  });
}
const configure = async (of: Of, changes: Partial<DrawConditions> = {}) =>
  act('c001', of, '/conditions', { conditions: { ...(await read(of)).proposed, ...changes } }, 'PUT');
async function sign(who: string, of: Of) {
  const conditionsSha256 = (await read(of)).rounds.at(-1)?.conditionsSha256;
  return act(who, of, '/signatures', { conditionsSha256, password: demoPassword });
}
/** From conditions to the draw. */
async function drawAll(of: Of, changes: Partial<DrawConditions> = {}) {
  await configure(of, changes);
  await sign('c001', of);
  await sign('c002', of);
  await act('c001', of, '/commitment');
  return act('c002', of, '', { contribution: '八月十五' });
}
const seatRows = async ({ reviewId }: Of) =>
  (await postgres.run(
    `select seat_id, position, state, account_id, name, unit, expert_id from expert_seats where review_id = $1
     order by position, asked_at, seat_id`,
    [reviewId],
  )) as {
    seat_id: string;
    position: number;
    state: string;
    account_id: string;
    name: string;
    unit: string;
    expert_id: string;
  }[];
const loginOf = (accountId: string) => accountId.replace('demo-', '');
const answer = async (who: string, { reviewId }: Of, body: object) =>
  (await as(who)).call<ExpertNotice>('POST', `/expert-reviews/${reviewId}/notice/answer`, body);
/** Everybody who is asked says yes. */
async function acceptAll(of: Of) {
  for (const { account_id, state } of await seatRows(of))
    if (state === 'asked') await answer(loginOf(account_id), of, { answer: 'accept' });
}
const timeline = async (caseId: CaseId) =>
  (await (await as('s001')).call<{ entries: CaseEntry[] }>('GET', `/cases/${caseId}/timeline?after=0`))
    .entries;

beforeAll(async () => {
  postgres = await createTestPostgres(inject('postgresUrl'));
  sfu = await startTestSfu();
  const options = {
    ...{ redisUrl: inject('redisUrl'), sfuUrls: [sfu.url], tenant: makeTenant(), databaseUrl: postgres.url },
    ...{ smsSender, clock },
  };
  [left, right] = [await startTestServer(options), await startTestServer(options)];
  database = await openDatabase({ url: postgres.url, dataFolder: '', logger: pino({ level: 'silent' }) });
  unit = new TestBrowser(left.url);
  await unit.signInApplicant('13800006611');
  const me = await unit.call<{ applicant: { applicantId: string } }>('GET', '/session');
  applicantId = ApplicantId.parse(me.applicant.applicantId);
});
afterAll(async () => {
  await database?.close();
  await Promise.all([left?.close(), right?.close()]);
  await sfu?.stop();
  await postgres?.drop();
});

describe('the draw of a panel on two servers', () => {
  let of: { reviewId: ExpertReviewId; caseId: CaseId };

  it('has conditions that fit the kind, with the project unit always avoided', async () => {
    of = await file('大溪河整治');
    expect((await readReview(of)).duty).toBe('configureDraw');
    await expect(configure(of, { panelSize: 3 })).rejects.toMatchObject(refused('BAD_REQUEST'));
    await expect(configure(of, { panelSize: 6 })).rejects.toMatchObject(refused('BAD_REQUEST'));
    await expect(configure(of, { avoided: [] })).rejects.toMatchObject(refused('BAD_REQUEST'));
    const { rounds, acts } = await configure(of);
    expect(rounds[0]).toMatchObject({ state: 'open', conditions: { avoided: [{ name: unitName }] } });
    const tied = rounds[0]?.excluded.filter(({ rule }) => rule === 'tied') ?? [];
    expect(tied).toHaveLength(1);
    expect(tied[0]?.unit).not.toBe(unitName);
    expect(acts).toEqual(['configure', 'sign']);
  });

  it('is signed by two people with their passwords; a change makes signatures void', async () => {
    const conditionsSha256 = (await read(of)).rounds[0]?.conditionsSha256;
    await expect(
      act('c001', of, '/signatures', { conditionsSha256, password: 'another' }),
    ).rejects.toMatchObject(refused('PASSWORD_WRONG'));
    await sign('c001', of);
    await expect(sign('c001', of)).rejects.toMatchObject(refused('REVIEW_STATE'));
    await expect(act('c001', of, '/commitment')).rejects.toMatchObject(refused('REVIEW_STATE'));
    expect((await readReview(of, 'c002')).duty).toBe('signDraw');
    await sign('c003', of);
    expect((await readReview(of)).state).toBe('drawConfigured');
    await configure(of, { maxDraws: { count: 3, days: 365 } });
    expect(await readReview(of)).toMatchObject({ state: 'filed' });
    await expect(
      act('c002', of, '/signatures', { conditionsSha256, password: demoPassword }),
    ).rejects.toMatchObject(refused('CHANGED_MEANWHILE'));
    await sign('c002', of);
    await sign('c001', of);
    expect((await readReview(of)).state).toBe('drawConfigured');
  });

  it('is committed to before another person adds a word and draws', async () => {
    const committed = await act('c001', of, '/commitment');
    expect(committed.rounds[0]).toMatchObject({
      state: 'committed',
      commitment: { expertCount: 24, isOwn: true },
    });
    expect((await recordOf(of, await as('c002'))).sealed).toMatchObject({
      rounds: [{ seed: null }],
      steps: [],
    });
    await expect(configure(of)).rejects.toMatchObject(refused('REVIEW_STATE'));
    await expect(act('c001', of, '', { contribution: '一' })).rejects.toMatchObject(refused('FORBIDDEN'));
    const drawn = await act('c002', of, '', { contribution: '八月十五' });
    expect(drawn.seats.map(({ position, specialty, state }) => [position, specialty, state])).toEqual([
      [1, 'traffic', 'asked'],
      [2, 'structures', 'asked'],
      [3, 'hydrology', 'asked'],
      [4, expect.any(String), 'asked'],
      [5, expect.any(String), 'asked'],
    ]);
    await expect(act('c002', of, '', { contribution: '二' })).rejects.toMatchObject(refused('REVIEW_STATE'));
    for (const row of await seatRows(of)) expect(row.expert_id).not.toBe(tiedExpertId);
    await expect.poll(() => texts.length, { timeout: 20_000 }).toBe(5);
    for (const { phone, text } of texts) {
      expect(phone).toMatch(/^139/);
      expect(text).toContain('大溪河整治');
    }
  });

  it('asks the next of the order where one declines, and where one does not answer in time', async () => {
    const [first, second] = await seatRows(of);
    if (!first || !second) throw new Error('nobody was drawn');
    const own = await (await as(loginOf(first.account_id))).call<ExpertNotice>(
      'GET',
      `/expert-reviews/${of.reviewId}/notice`,
    );
    expect(own).toMatchObject({ state: 'asked', title: '大溪河整治', unitName, avoided: [unitName] });
    const note = '项目负责人是我的亲戚';
    clock.advance(minutes);
    await answer(loginOf(first.account_id), of, { answer: 'decline', kind: 'conflict', note });
    await answer(loginOf(second.account_id), of, { answer: 'accept' });
    const { seats } = await read(of);
    expect(seats.filter(({ position }) => position === 1)).toMatchObject([
      { state: 'declined', declineKind: 'conflict' },
      { state: 'asked' },
    ]);
    expect(JSON.stringify(seats)).not.toContain(note);
    clock.advance(16 * minutes);
    await expect
      .poll(async () => (await read(of)).seats.filter(({ state }) => state === 'timedOut').length, {
        timeout: 30_000,
      })
      .toBe(4);
    await expect(answer(loginOf(first.account_id), of, { answer: 'accept' })).rejects.toMatchObject(
      refused('REVIEW_STATE'),
    );
    const rows = await seatRows(of);
    expect(new Set(rows.map(({ expert_id }) => expert_id)).size).toBe(rows.length);
    await acceptAll(of);
    expect(await readReview(of)).toMatchObject({ state: 'panelSealed' });
    const actions = (await timeline(of.caseId)).map(({ action }) => action);
    expect(actions.filter((action) => action === 'expert.timedOut')).toHaveLength(1);
    expect(actions.at(-1)).toBe('expert.panelSealed');
  });

  it('lets nobody but themselves learn who was drawn before the panel is opened', async () => {
    const rows = await seatRows(of);
    const secrets = rows.flatMap(({ account_id, expert_id }) => [account_id, expert_id]);
    const names = rows.map(({ name }) => name);
    const paths = [`/expert-reviews/${of.reviewId}`, '', '/draw', '/draw/record', '/notice'].map(
      (path, index) => (index < 2 ? path || '/expert-reviews' : `/expert-reviews/${of.reviewId}${path}`),
    );
    const outsider = (
      await postgres.run('select login_name from staff_accounts where role = $1', ['expert'])
    ).find(({ login_name }) => !rows.some(({ account_id }) => loginOf(account_id) === login_name));
    for (const who of ['c001', 'c003', 's001', 'admin', 'a001', String(outsider?.login_name)])
      for (const path of [...paths, `/cases/${of.caseId}/timeline?after=0`]) {
        const { status, body } = await (await as(who)).send('GET', path);
        if (who === 's001' && !path.endsWith('/notice')) expect(status, path).toBe(200);
        // Convenors keep the library and read it, with the names of those whom the conditions keep out, whoever was drawn.
        const told = JSON.stringify(path.endsWith('/draw') ? (body as ExpertDrawView).seats : body) ?? '';
        for (const secret of [...secrets, ...names])
          expect(told, `${who} ${path} ${status}`).not.toContain(secret);
      }
    for (const path of paths) {
      const told = JSON.stringify((await unit.send('GET', path)).body);
      for (const secret of [...secrets, ...names]) expect(told, path).not.toContain(secret);
    }
    const before = await (await as('c001')).send('GET', '/expert-library');
    // What a convenor knows of everybody says nothing of the panel.
    const idle = await file('另一个项目');
    await configure(idle, { maxDraws: { count: 1, days: 3_650 } });
    expect((await read(idle)).rounds[0]?.excluded.filter(({ rule }) => rule === 'drawnOften')).toEqual([]);
    expect((await (await as('c001')).send('GET', '/expert-library')).body).toEqual(before.body);
  });

  it('gives a record that anybody repeats: sealed now, whole once the panel is opened', async () => {
    const sealed = await recordOf(of, await as('s001'));
    const report = verifyDraw(canonicalJson(sealed), sha256);
    expect(report).toMatchObject({ findings: [], isOpened: false, about: { unitName } });
    await expect(recordOf(of, unit)).rejects.toMatchObject(refused('REVIEW_STATE'));
    const line = (await timeline(of.caseId)).findLast(({ action }) => action === 'expert.drawn');
    expect(line?.details).toMatchObject({ sealedSha256: sealed.sealedSha256 });
    await postgres.run(
      "update expert_seats set state = 'checkedIn', checked_in_at = $2 where review_id = $1 and state = 'accepted'",
      [of.reviewId, new Date(clock.now())],
    );
    await postgres.run("update expert_reviews set state = 'panelOpened' where review_id = $1", [of.reviewId]);
    const opened = await recordOf(of, unit);
    expect(opened.sealed).toEqual(sealed.sealed);
    expect(verifyDraw(canonicalJson(opened), sha256)).toMatchObject({ findings: [], isOpened: true });
    const sat = (await seatRows(of)).filter(({ state }) => state === 'checkedIn');
    expect(opened.opened?.people.map(({ name }) => name).sort()).toEqual(sat.map(({ name }) => name).sort());
    const { people: named } = opened.opened ?? { people: [] };
    const forged = structuredClone(opened);
    const [first] = forged.opened?.people ?? [];
    if (first) first.name = `${named[0]?.name}某`;
    expect(verifyDraw(canonicalJson(forged), sha256).findings[0]).toMatchObject({
      ...{ check: 'names', place: 'opened.people[0]' },
    });
  });

  it('asks somebody within minutes where a place is taken away while the panel sits', async () => {
    const rows = await seatRows(of);
    clock.advance(minutes);
    const lost = rows.findLast(({ state }) => state === 'checkedIn');
    const { version } = await readReview(of);
    const convenor = await as('c001');
    // The draw alone takes no place of a panel that sits: its chair and its marks are seen to as well.
    await expect(
      convenor.call('POST', `/expert-reviews/${of.reviewId}/seats/${lost?.seat_id}/replacement`, {
        ...{ version, reason: '突发疾病离场' },
      }),
    ).rejects.toMatchObject(refused('REVIEW_STATE'));
    await convenor.call('POST', `/expert-reviews/${of.reviewId}/session/seats/${lost?.seat_id}/end`, {
      ...{ version, cause: 'recused', reason: '突发疾病离场', isReplaced: true },
    });
    const places = (await read(of)).seats.filter(({ position }) => position === lost?.position).slice(-2);
    expect(places).toMatchObject([{ state: 'recused', isVoid: true }, { state: 'asked' }]);
    const asked = places[1];
    expect((asked?.answerBy ?? 0) - (asked?.askedAt ?? 0)).toBe(5 * minutes);
    expect(verifyDraw(canonicalJson(await recordOf(of, unit)), sha256).findings).toEqual([]);
  });
});

it('says which places nobody is left for, and draws on by wider conditions that two have signed anew', async () => {
  const of = await file('小溪河整治');
  const regions = ['渝中'];
  const { lacking, rounds } = await drawAll(of, { regions });
  expect(rounds[0]?.eligible).toMatchObject([{ count: 0 }, { count: 0 }, { count: 2 }]);
  expect(lacking).toEqual([1, 2, 5]);
  expect((await readReview(of)).duty).toBe('configureDraw');
  await drawAll(of, { regions: [] });
  const wide = await read(of);
  expect(wide).toMatchObject({ lacking: [], rounds: [{ state: 'drawn' }, { state: 'drawn' }] });
  await acceptAll(of);
  expect((await readReview(of)).state).toBe('panelSealed');
  // Somebody cannot come after all.
  clock.advance(minutes);
  const [gone] = await seatRows(of);
  await answer(loginOf(gone?.account_id ?? ''), of, { answer: 'decline', kind: 'health', note: '' });
  const { seats } = await read(of);
  expect(seats.filter(({ position }) => position === gone?.position)).toMatchObject([
    { state: 'recused', isVoid: true },
    { state: 'asked' },
  ]);
  const sealed = await recordOf(of, await as('c001'));
  expect(verifyDraw(canonicalJson(sealed), sha256).findings).toEqual([]);
});

it('keeps a library that convenors and the administrator change, each change journaled', async () => {
  const keeper = await as('c001');
  const { experts } = await keeper.call<{ experts: ExpertRow[] }>('GET', '/expert-library?text=水工');
  expect(experts.length).toBeGreaterThan(2);
  const [expert] = experts;
  if (!expert) throw new Error('the library is empty');
  expect(expert.phone).toMatch(/^139\*{4}/);
  const { expertId, version, name, specialties, region, ties, loginName } = expert;
  const draft = { name, specialties, region, ties, loginName, unit: '新的单位', phone: null };
  const path = `/expert-library/${expertId}`;
  const saved = await keeper.call<ExpertRow>('PUT', path, { ...draft, version });
  expect(saved).toMatchObject({ unit: '新的单位', phone: expert.phone, version: version + 1 });
  await expect(keeper.call('PUT', path, { ...draft, version })).rejects.toMatchObject(
    refused('CHANGED_MEANWHILE'),
  );
  await expect(
    keeper.call('POST', '/expert-library', { ...draft, phone: '13912345678' }),
  ).rejects.toMatchObject(refused('CHANGED_MEANWHILE'));
  await expect(keeper.call('POST', '/expert-library', { ...draft, loginName: 'a001' })).rejects.toMatchObject(
    refused('NOT_FOUND'),
  );
  await (await as('admin')).call('POST', `${path}/state`, {
    ...{ version: version + 1, state: 'suspended', reason: '履职评价不合格' },
  });
  const lines = await postgres.run(
    "select action, actor_role, details from journal_entries where details ->> 'expertId' = $1 order by happened_at, action",
    [expertId],
  );
  expect(lines).toMatchObject([
    { action: 'expert.changed', actor_role: 'convenor', details: { after: { unit: '新的单位' } } },
    { action: 'expert.stateSet', actor_role: 'admin', details: { to: 'suspended' } },
  ]);
  const { entries } = await keeper.call<{ entries: ExpertHistoryEntry[] }>('GET', `${path}/history`);
  expect(entries).toMatchObject([
    { action: 'stateSet', state: { from: 'active', to: 'suspended', reason: '履职评价不合格' }, changes: [] },
    {
      ...{ action: 'changed', byName: expect.stringMatching(/.+/), state: null },
      changes: [{ field: 'unit', before: [expert.unit], after: ['新的单位'] }],
    },
  ]);
  const there = await keeper.call<{ experts: ExpertRow[] }>(
    'GET',
    `/expert-library?region=${encodeURIComponent(region)}`,
  );
  expect(there.experts.map((each) => each.expertId)).toContain(expertId);
  expect(new Set(there.experts.map((each) => each.region))).toEqual(new Set([region]));
  for (const who of ['e001', 's001', 'a001'])
    expect((await (await as(who)).send('GET', '/expert-library')).status, who).toBe(403);
  expect((await unit.send('GET', '/expert-library')).status).toBe(403);
});
