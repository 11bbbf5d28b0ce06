import { expertAfterRoutes } from '@cloudseat/shared/contract/expert-after-routes.ts';
import type { RouteName } from '@cloudseat/shared/contract/routes.ts';
import { readZip } from '@cloudseat/shared/dossier/verify/read-zip.ts';
import { type AfterView, type ArchiveCheck, ExpertChangeId } from '@cloudseat/shared/nouns/expert-after.ts';
import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import { AgentId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { RecordingJob } from '@cloudseat/shared/nouns/recording.ts';
import { eq } from 'drizzle-orm';
import { beforeAll, expect, it } from 'vitest';
import { insertChanges } from '../expert-review/after/after.repository.ts';
import type { ReviewFile } from '../expert-review/expert-review.repository.ts';
import { expertReviews, expertSeats } from '../expert-review/expert-review.schema.ts';
import { makeId } from '../platform/ids.ts';
import { fillRoute } from '../test-support/every-request.ts';
import { type Asker, gatherPeople } from '../test-support/expert-people.ts';
import { fileProject, forceState, openStaff, readExpertReview } from '../test-support/expert-steps.ts';
import { checkDossier, sourceOf } from '../test-support/take-dossier.ts';
import type { TestBrowser } from '../test-support/test-page.ts';
import { demoPassword } from '../test-support/test-platform.ts';
import { usePlatform } from '../test-support/use-platform.ts';

const platform = usePlatform();
const patient = { timeout: 90_000, interval: 200 };
const changeId = ExpertChangeId.parse(makeId());
let reviewId: ExpertReviewId;
let file: ReviewFile;
let people: Asker[];

const asked = (name: string): TestBrowser => {
  const found = people.find((each) => each.name === name);
  if (found === undefined) throw new Error(`nobody is ${name}`);
  return found.browser;
};
const path = (rest: string) => `/expert-reviews/${reviewId}/${rest}`;
const after = (browser: TestBrowser) => browser.call<AfterView>('GET', path('after'));
const version = async () => (await readExpertReview(asked('the unit'), reviewId)).version;
const verdict = (round: number, body: object = {}) => ({
  ...{ round, verdict: 'verified', reason: '', password: demoPassword, ...body },
});

beforeAll(async () => {
  const project = await fileProject(platform.url);
  reviewId = project.reviewId;
  people = await gatherPeople(platform.url, platform.db, project.unit);
  // A review as it stands when the last of the panel has signed: two of it look at the one change.
  file = await forceState(platform.db, reviewId, 'concluded', {
    patch: {
      conclusion: 'passedWithChanges',
      concludedAt: new Date(),
      convenorId: AgentId.parse('demo-c001'),
    },
  });
  // The room of its last sitting stays with the row; any name of a room will do.
  await platform.db
    .update(expertReviews)
    .set({ roomId: RoomId.parse('room-of-before') })
    .where(eq(expertReviews.reviewId, reviewId));
  const verifierSeatIds = file.seats.slice(0, 2).map(({ seatId }) => seatId);
  await platform.db.transaction((tx) =>
    insertChanges(tx, reviewId, [{ changeId, text: '补充交通导改方案', criterionId: null, verifierSeatIds }]),
  );
}, 60_000);

it('the revision of a review whose server ended right after the conclusion begins by itself', async () => {
  const state = async () => (await readExpertReview(asked('the unit'), reviewId)).state;
  await expect.poll(state, patient).toBe('revising');
  const { duty, dueAt, roomId } = await readExpertReview(asked('the unit'), reviewId);
  expect([duty, dueAt, roomId]).toEqual(['revise', (await after(asked('the unit'))).revision?.dueAt, null]);
}, 100_000);

it('nobody without a part in it learns or does anything, and each part no more than its own', async () => {
  const known = {
    ...{ reviewId, changeId, seatId: file.seats[0]?.seatId, jobId: 'none', version: await version() },
    ...{ text: '改', fileIds: [], round: 1, verdict: 'verified', reason: '原因说明', password: 'p' },
    ...{ fromSeatId: file.seats[0]?.seatId, toSeatId: file.seats[4]?.seatId, dueAt: Date.now() + 1e6 },
    ...{ attendance: 5, preparation: 5, quality: 5, conduct: 5, remark: '', level: 'satisfied' },
    ...{ reasons: [], comment: '' },
  };
  const strangers = people.filter(
    ({ name }) =>
      ![
        ...['the unit', 'an expert of the panel', 'another expert of the panel', 'a convenor', 'an overseer'],
        // On this panel they judge like the others.
        ...['an expert who declined', 'an expert who stepped aside'],
      ].includes(name),
  );
  const ofReview = (Object.keys(expertAfterRoutes) as (keyof typeof expertAfterRoutes)[]).filter((name) =>
    expertAfterRoutes[name].path.includes(':reviewId'),
  );
  const ask = async (browser: TestBrowser, name: RouteName) => {
    const filled = fillRoute(name, known);
    if (filled === null) throw new Error(`${name} cannot be filled`);
    return browser.send(filled.method, filled.path, filled.body);
  };
  for (const name of ofReview)
    for (const stranger of strangers) {
      const { status } = await ask(stranger.browser, name);
      expect([401, 403, 404], `${stranger.name} ${name} ${status}`).toContain(status);
    }
  const others = {
    'the unit': [
      'expertChange:verify',
      'expertArchive:check',
      'expertArchive:archive',
      'expertAppraisal:give',
    ],
    'an expert of the panel': ['expertChange:handIn', 'expertChange:saveAnswer', 'expertArchive:check'],
    'another expert of the panel': ['expertChange:replaceVerifier', 'expertRating:give'],
    'an overseer': ['expertArchive:archive', 'expertRevision:setDue', 'expertAppraisal:give'],
    'a convenor': ['expertChange:verify', 'expertChange:handIn', 'expertRating:give'],
  } as const;
  for (const [who, names] of Object.entries(others))
    for (const name of names) expect((await ask(asked(who), name)).status, `${who} ${name}`).toBe(403);
}, 60_000);

it('the unit answers, two experts verify, the convenor archives, and the package is whole', async () => {
  const [unit, convenor, overseer] = [asked('the unit'), asked('a convenor'), asked('an overseer')];
  const answer = { text: '已增设两处临时通道，见第 12 页', fileIds: [] };
  await unit.call('PUT', path(`changes/${changeId}/answer`), answer);
  for (const other of [convenor, overseer, asked('an expert of the panel')])
    expect(JSON.stringify(await after(other))).not.toContain('临时通道');
  await unit.call('POST', path('revision/hand-in'), { version: await version() });
  expect((await after(convenor)).revision?.awaits).toBe('experts');

  const verdictPath = path(`changes/${changeId}/verdict`);
  const wrong = await asked('an expert of the panel').send(
    'POST',
    verdictPath,
    verdict(1, { password: 'no' }),
  );
  expect(wrong.body).toMatchObject({ error: { code: 'PASSWORD_WRONG' } });
  await asked('an expert of the panel').call('POST', verdictPath, verdict(1));
  await asked('another expert of the panel').call('POST', verdictPath, verdict(1));
  expect(await readExpertReview(convenor, reviewId)).toMatchObject({ state: 'verified', duty: 'archive' });

  expect((await convenor.send('POST', path('archive/exports'), { reason: '归档备查' })).body).toMatchObject({
    error: { code: 'REVIEW_STATE' },
  });
  const check = (browser: TestBrowser) => browser.call<ArchiveCheck>('GET', path('archive/check'));
  expect(await check(overseer)).toMatchObject({ isIntact: true, journalFault: null, faults: [] });
  await convenor.call('POST', path('archive'), { version: await version() });
  expect(await readExpertReview(unit, reviewId)).toMatchObject({ state: 'archived', duty: 'rate' });

  const whole = await takePackage(convenor);
  expect(await checkDossier(unit, whole)).toMatchObject({ verdict: 'intact', findings: [] });
  const paths = (await readZip(sourceOf(whole)))?.entries.map((entry) => entry.path) ?? [];
  expect(paths).toEqual(
    expect.arrayContaining([
      ...['expert-review/review.json', 'expert-review/panel.json', 'expert-review/kind.json'],
      `expert-review/changes/${changeId}/round-1/answer.json`,
      `expert-review/changes/${changeId}/round-1/${file.seats[0]?.seatId}.json`,
    ]),
  );
  expect(paths.some((each) => each.startsWith('expert-review/files/'))).toBe(true);

  // Somebody writes to the database: the page names it, and a package made then does.
  await platform.db
    .update(expertSeats)
    .set({ isVoid: true })
    .where(eq(expertSeats.seatId, file.seats[4]?.seatId ?? ''));
  expect((await check(convenor)).faults).toEqual([{ name: 'panel.json', problem: 'changed' }]);
  const changed = await takePackage(overseer);
  expect((await checkDossier(unit, changed)).findings).toEqual([
    { check: 'review', problem: 'notAsJournalled', subject: 'expert-review/panel.json' },
  ]);
}, 120_000);

it('the unit rates it, the convenor appraises the experts, and each is read by whom it is for', async () => {
  const [unit, convenor] = [asked('the unit'), asked('a convenor')];
  const body = { level: 'satisfied', reasons: ['clear'], comment: '讲得明白' };
  await unit.call('PUT', path('rating'), body);
  expect((await after(asked('an overseer'))).rating).toMatchObject({ level: 'satisfied' });
  for (const name of ['a convenor', 'an expert of the panel'])
    expect(JSON.stringify(await after(asked(name))), name).not.toContain('讲得明白');
  const marks = { attendance: 5, preparation: 4, quality: 3, conduct: 5, remark: '发言太少' };
  await convenor.call('PUT', path(`seats/${file.seats[0]?.seatId}/appraisal`), marks);
  const given = (await after(convenor)).appraisals.find(({ seatId }) => seatId === file.seats[0]?.seatId);
  expect(given?.given).toMatchObject(marks);
  for (const name of ['the unit', 'an expert of the panel', 'an overseer'])
    expect(JSON.stringify(await after(asked(name))), name).not.toContain('发言太少');
  const own = await asked('an expert of the panel').call<{ standing: unknown }>(
    'GET',
    '/expert-appraisals/own',
  );
  expect(own.standing).toBeNull();
  const list = await asked('the administrator').call<{ experts: { name: string }[] }>(
    'GET',
    '/expert-appraisals',
  );
  expect(list.experts).toHaveLength(1);
});

/** As the page does. */
async function takePackage(browser: TestBrowser): Promise<Buffer> {
  const { jobId } = await browser.call<RecordingJob>('POST', path('archive/exports'), { reason: '归档备查' });
  const state = async () => {
    const { jobs } = await browser.call<{ jobs: RecordingJob[] }>('GET', path('archive/exports'));
    return jobs.find((job) => job.jobId === jobId)?.state;
  };
  await expect.poll(state, patient).toBe('done');
  const url = `${browser.url}/api${path(`archive/exports/${jobId}/file`)}`;
  const stranger = await openStaff(platform.url, 'c002');
  expect((await fetch(url, { headers: { cookie: stranger.cookie } })).status).toBe(404);
  const response = await fetch(url, { headers: { cookie: browser.cookie } });
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}
