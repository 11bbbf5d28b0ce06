import { type RequestName, requests } from '@cloudseat/shared/contract/requests.ts';
import { type RouteName, routes } from '@cloudseat/shared/contract/routes.ts';
import type { ExpertFile } from '@cloudseat/shared/nouns/expert-filing.ts';
import type { ReadingView } from '@cloudseat/shared/nouns/expert-reading.ts';
import {
  type ExpertReviewState,
  type ExpertReviewView,
  expertReviewStates,
} from '@cloudseat/shared/nouns/expert-review.ts';
import { sealedPanelStates } from '@cloudseat/shared/nouns/expert-review-rules.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { expertNotices } from '../expert-review/draw/draw.schema.ts';
import { expertSeats } from '../expert-review/expert-review.schema.ts';
import { expertScoreSheets } from '../expert-review/scoring/score.schema.ts';
import { createFieldCipher } from '../platform/field-cipher.ts';
import { makeId } from '../platform/ids.ts';
import { fillRequest, fillRoute, hasField, type Known } from '../test-support/every-request.ts';
import { type Asker, gatherPeople } from '../test-support/expert-people.ts';
import { handInFor } from '../test-support/expert-score-steps.ts';
import { type FiledProject, fileProject } from '../test-support/expert-steps.ts';
import { type PlantedPanel, plantPanel } from '../test-support/planted-panel.ts';
import { demoPassword, testSecretKey } from '../test-support/test-platform.ts';
import { usePlatform } from '../test-support/use-platform.ts';

// Every route is asked by everybody, far more than one address may in a minute.
vi.mock('../tuning-gateway.ts', async (load) => {
  const { gatewayTuning } = await load<typeof import('../tuning-gateway.ts')>();
  return { gatewayTuning: { ...gatewayTuning, httpRequestsPerMinute: 1e6, socketBurst: 1e6 } };
});

/** Why a route is not asked that wants one of these, by the name of the field. Whoever adds a field of a review adds it to `known`. */
const notAsked: Record<string, string> = {
  ...{ code: 'a code at a counter', sampleId: 'a paper of the catalogue', replyId: 'a ready-made reply' },
  ...{ year: 'the calendar', date: 'the calendar', mandateId: 'a mandate of an applicant' },
  ...{
    materialId: 'a paper of a talk',
    taskId: 'a task of an agent',
    lookId: 'of a recording that is looked at',
  },
  ...{ number: 'a paper that anybody may check', codes: 'codes at counters', label: 'a code at a counter' },
  ...{ callId: 'a talk: a review has none' },
  ...{ recordingId: 'nothing is recorded here', jobId: 'bytes made of what is read here' },
  filmId: 'a film, which holds neither names nor marks',
  ...{ voucherId: 'a paper, which is issued at the end' },
  ...{ to: 'WeChat', state: 'WeChat', url: 'WeChat', day: 'figures of a day' },
};

/** Every state in which something is kept from somebody, and the ones around. Withdrawn: before anybody had checked in. */
const lookedAt = [
  ...sealedPanelStates,
  'suspended',
  'scoring',
  'reportDraft',
  'concluded',
  'withdrawn',
] as const;

/** Told while a review is in one of these states to nobody but its owners. */
type Secret = { text: string; sealedIn: readonly ExpertReviewState[]; owners: readonly string[] };

const panel = [
  {
    loginName: 'e001',
    state: 'accepted',
    name: '封存甲某',
    unit: '甲设计院封存',
    who: 'an expert of the panel',
  },
  {
    loginName: 'e002',
    state: 'accepted',
    name: '封存乙某',
    unit: '乙科研所封存',
    who: 'another expert of the panel',
  },
  {
    loginName: 'e003',
    state: 'declined',
    name: '封存丙某',
    unit: '丙大学封存',
    who: 'an expert who declined',
  },
  {
    loginName: 'e004',
    state: 'recused',
    name: '封存丁某',
    unit: '丁公司封存',
    who: 'an expert who stepped aside',
  },
] as const;

/** Who has a part in the review. */
const insiders = ['the unit', 'a convenor', 'an overseer', ...panel.map(({ who }) => who)];

const platform = usePlatform();
const description = '只给参与评审的人看的说明';
let project: FiledProject;
let planted: PlantedPanel;
let people: Asker[];
let secrets: Secret[];
let known: Known;
let sheets: (typeof expertScoreSheets.$inferSelect)[];

const browserOf = (name: string) => (people.find((each) => each.name === name) as Asker).browser;
const path = (rest: string) => `/expert-reviews/${project.reviewId}/${rest}`;

/**
 * What the panel has written and nobody may read: sealed marks of one expert, the draft of another, the marks of one who stepped aside
 * afterwards, why one declined, a remark of the pre-review.
 */
async function plantWords(): Promise<Secret[]> {
  const { db } = platform;
  const [first, second, third, fourth] = panel.map(({ who }) => who) as [string, string, string, string];
  await planted.force('preReview');
  const { items } = await browserOf(first).call<ReadingView>('GET', path('reading'));
  const place = { at: 'page', itemId: items[0]?.itemId, version: 1, page: 1, spot: { x: 0.2, y: 0.3 } };
  const remark = '封存的批注';
  await browserOf(first).call('PUT', path(`remarks/${makeId()}`), { place, text: remark });

  await planted.force('scoring');
  const [sealed, voided, drafted] = ['封存的评语', '作废的评语', '草稿的评语'];
  const left = eq(expertSeats.seatId, planted.seats[3]?.seatId ?? '');
  await db.update(expertSeats).set({ state: 'accepted' }).where(left);
  const counting = await handInFor(browserOf(first), project.view, { score: 3.5, remark: sealed });
  const lost = await handInFor(browserOf(fourth), project.view, { score: 5.5, remark: voided });
  const marks = project.view.kind.criteria.map(({ criterionId }) => ({
    ...{ criterionId, score: 4.5, remark: drafted },
  }));
  await browserOf(second).call('PUT', path('score-draft'), { marks, proposal: 'passed', remark: '' });
  await planted.force('scoring');
  sheets = await db.select().from(expertScoreSheets);

  const declineNote = '封存的婉拒理由';
  await db.insert(expertNotices).values({
    ...{ seatId: planted.seats[2]?.seatId ?? '', reviewId: project.reviewId, declineKind: 'busy' },
    declineNote: createFieldCipher(testSecretKey).encrypt(declineNote),
  });
  const secret = (owners: readonly string[], ...texts: string[]): Secret[] =>
    texts.map((text) => ({ text, sealedIn: expertReviewStates, owners }));
  return [
    ...secret([first], sealed, '"score":3.5', counting.nonce),
    ...secret([second], drafted, '"score":4.5'),
    ...secret([], voided, '"score":5.5', lost.nonce),
    ...secret([third], declineNote),
    ...secret([first, second, 'a convenor'], remark),
    { text: remark, sealedIn: sealedPanelStates, owners: [first] },
  ];
}

/** A request may take somebody off the panel who was waited for, and so open the marks: for the next one they are sealed again. */
async function sealAgain(): Promise<void> {
  await platform.db.delete(expertScoreSheets);
  await platform.db.insert(expertScoreSheets).values(sheets);
}

beforeAll(async () => {
  const { url, db } = platform;
  project = await fileProject(url, { description });
  const { reviewId, unit, view } = project;
  planted = await plantPanel(db, reviewId, panel);
  people = await gatherPeople(url, db, unit);
  const ofPanel = planted.seats.flatMap(({ name, unit: where, expertId, accountId, displayName }, index) =>
    [name, where, expertId, accountId, displayName].map((text) => ({
      ...{ text, sealedIn: [...sealedPanelStates, 'suspended', 'withdrawn'] as const },
      owners: [panel[index]?.who ?? ''],
    })),
  );
  secrets = [
    ...ofPanel,
    ...(await plantWords()),
    { text: description, sealedIn: expertReviewStates, owners: insiders },
  ];
  const { files } = await unit.call<{ files: ExpertFile[] }>('GET', `/expert-reviews/${reviewId}/filing`);
  known = {
    ...{ reviewId, caseId: view.caseId, kindId: view.kind.kindId, matterId: view.kind.matterId },
    ...{ fileId: files[0]?.fileId, lineId: files[0]?.lineId, seatId: planted.seats[0]?.seatId },
    ...{ roomId: 'room-of-review', expertId: 'expert-e020', afterSequence: 0, after: 0, page: 1, width: 400 },
    ...{ readerId: 'reader-of-test', remarkId: 'remark-of-test', questionId: 'question-of-test' },
    ...{ changeId: 'change-of-test', sequence: 1 },
    ...{ scope: 'running', locale: 'zh-Hans', password: demoPassword, reason: '按程序办理' },
    ...{ text: '请补充说明', version: 1, requestId: 'request-of-test', title: '新的题目' },
  };
});
afterAll(() => {
  for (const { page } of people ?? []) page?.close();
});

const isOfReviews = (name: RouteName) => routes[name].path.startsWith('/expert-');
/** Who there is to be drawn from is no secret. */
const isOfLibrary = (name: RouteName) => name.startsWith('expertLibrary:');
const routeNames = Object.keys(routes) as RouteName[];
/** Reads of everything, and every request that changes a review; what changes other things stays as it is. */
const readNames = routeNames.filter((name) => routes[name].method === 'GET');
const writeNames = routeNames.filter((name) => routes[name].method !== 'GET' && isOfReviews(name));
const pageRequests = (Object.keys(requests) as RequestName[]).filter((name) =>
  hasField(name, 'roomId', 'caseId', 'reviewId'),
);

const hasLeaked = (state: ExpertReviewState, { name }: Asker, answer: string): string[] =>
  secrets
    .filter(
      ({ sealedIn, owners, text }) =>
        sealedIn.includes(state) && !owners.includes(name) && answer.replaceAll('\\', '').includes(text),
    )
    .map(({ text }) => text);

/** Everything that this person is told by these requests which is not for them, and answers that say nothing of the rule. */
async function findLeaks(
  state: ExpertReviewState,
  asker: Asker,
  names: readonly RouteName[],
): Promise<string[]> {
  const found: string[] = [];
  for (const name of names) {
    const filled = fillRoute(name, known);
    if (filled === null) continue;
    const { status, body } = await asker.browser.send(filled.method, filled.path, filled.body);
    if (status === 429 || status >= 500) found.push(`${name} answered ${status}`);
    const answer = typeof body === 'string' ? body : JSON.stringify(body);
    if (!isOfLibrary(name))
      found.push(...hasLeaked(state, asker, answer).map((text) => `${name} told ${text}`));
    if (routes[name].method === 'GET') continue;
    await planted.force(state);
    await sealAgain();
  }
  return found;
}

async function findLeaksOfPage(state: ExpertReviewState, asker: Asker): Promise<string[]> {
  const found: string[] = [];
  for (const name of asker.page === null ? [] : pageRequests) {
    const filled = fillRequest(name, known);
    const answer = JSON.stringify(await asker.page?.ask(name, filled?.input ?? { junk: 1 }));
    if (answer.includes('"RATE_LIMITED"')) found.push(`${name} was not answered`);
    found.push(...hasLeaked(state, asker, answer).map((text) => `${name} told ${text}`));
  }
  const heard = asker.heard.splice(0).flatMap((each) => hasLeaked(state, asker, each));
  return [...found, ...heard.map((text) => `a notification told ${text}`)];
}

describe('the requests that are asked', () => {
  it('are all of the contract, but for those that want what no review has', () => {
    const unfilled = [...readNames, ...writeNames].filter((name) => fillRoute(name, known) === null);
    const unexplained = unfilled.filter((name) => {
      const route = routes[name];
      const query = 'query' in route && 'shape' in route.query ? Object.keys(route.query.shape) : [];
      const fields = [...[...route.path.matchAll(/:(\w+)/g)].map(([, field = '']) => field), ...query];
      return !fields.some((field) => field in notAsked);
    });
    expect(unexplained).toEqual([]);
    // Of a review's own requests only films and the bytes of its package are left out.
    const ofReviews = unfilled.filter(isOfReviews);
    expect(ofReviews.filter((name) => !/^(film|expertArchive):/.test(name))).toEqual([]);
  });

  it('tell their authors what they wrote, so that it would be found with anybody else', async () => {
    await planted.force('scoring');
    const told = async (who: string) => JSON.stringify(await browserOf(who).send('GET', path('scores')));
    const [first, second] = [await told('an expert of the panel'), await told('another expert of the panel')];
    const seen = secrets.filter(({ text }) => first.includes(text) || second.includes(text));
    expect(seen.map(({ text }) => text.slice(0, 12))).toEqual([
      ...['封存的评语', '"score":3.5', expect.stringMatching(/^[0-9a-f]{12}$/), '草稿的评语', '"score":4.5'],
    ]);
    const remarks = await browserOf('an expert of the panel').send('GET', path('remarks'));
    expect(JSON.stringify(remarks)).toContain('封存的批注');
  });

  it('show the name of a place to its own expert, and of the panel to all who may know it once it is opened', async () => {
    const namesSeenBy = async (name: string) => {
      const { browser } = people.find((each) => each.name === name) as Asker;
      const view = await browser.call<ExpertReviewView>('GET', `/expert-reviews/${project.reviewId}`);
      return view.seats.flatMap((seat) => seat.name ?? []);
    };
    await planted.force('confirming');
    expect(await namesSeenBy('an expert of the panel')).toEqual(['封存甲某']);
    expect(await namesSeenBy('a convenor')).toEqual([]);
    await planted.force('presenting');
    expect(await namesSeenBy('the unit')).toEqual(['封存甲某', '封存乙某', '封存丁某']);
    expect(await namesSeenBy('a convenor')).toEqual(panel.map(({ name }) => name));
  });
});

// Hundreds of requests each, some of which hash a password.
describe.each(lookedAt)('while a review is %s', { timeout: 180_000 }, (state) => {
  it('nobody reads by any request what is not for them', async () => {
    await planted.force(state);
    for (const asker of people) {
      expect([asker.name, await findLeaks(state, asker, readNames)]).toEqual([asker.name, []]);
      expect([asker.name, await findLeaksOfPage(state, asker)]).toEqual([asker.name, []]);
    }
  });

  it('no request that would change it tells more, and what follows from it tells nobody', async () => {
    for (const asker of people)
      expect([asker.name, await findLeaks(state, asker, writeNames)]).toEqual([asker.name, []]);
    for (const asker of people)
      expect([asker.name, await findLeaksOfPage(state, asker)]).toEqual([asker.name, []]);
  });
});
