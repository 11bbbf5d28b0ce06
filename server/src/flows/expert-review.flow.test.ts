import type { ExpertReviewSummary, ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Asker, gatherPeople } from '../test-support/expert-people.ts';
import {
  type FiledProject,
  fileProject,
  forceState,
  readExpertReview,
  stepExpertReview,
} from '../test-support/expert-steps.ts';
import { type PlantedPanel, plantPanel } from '../test-support/planted-panel.ts';
import type { TestBrowser } from '../test-support/test-page.ts';
import {
  makeTenant,
  startTestServer,
  startTestSfu,
  type TestServer,
  type TestSfu,
} from '../test-support/test-platform.ts';
import { createTestPostgres, type TestPostgres } from '../test-support/test-postgres.ts';

const panel = [
  { loginName: 'e001', state: 'accepted', name: '甲某', unit: '甲院' },
  { loginName: 'e002', state: 'accepted', name: '乙某', unit: '乙院' },
  { loginName: 'e003', state: 'declined', name: '丙某', unit: '丙院' },
  { loginName: 'e004', state: 'recused', name: '丁某', unit: '丁院' },
] as const;

let postgres: TestPostgres;
let sfu: TestSfu;
let left: TestServer;
let right: TestServer;
let project: FiledProject;
let people: Asker[];
let planted: PlantedPanel;

const browserOf = (name: string): TestBrowser => {
  const found = people.find((each) => each.name === name);
  if (found === undefined) throw new Error(`nobody is ${name}`);
  return found.browser;
};
const read = (name: string) => readExpertReview(browserOf(name), project.reviewId);
const listOf = async (name: string, scope = 'running') =>
  (await browserOf(name).call<{ reviews: ExpertReviewSummary[] }>('GET', `/expert-reviews?scope=${scope}`))
    .reviews;

beforeAll(async () => {
  postgres = await createTestPostgres(inject('postgresUrl'));
  sfu = await startTestSfu();
  const options = {
    ...{ redisUrl: inject('redisUrl'), sfuUrls: [sfu.url], tenant: makeTenant(), databaseUrl: postgres.url },
  };
  [left, right] = [await startTestServer(options), await startTestServer(options)];
  project = await fileProject(left.url);
  // Everybody is on the other server.
  people = await gatherPeople(right.url, right.db, project.unit.movedTo(right.url));
});
afterAll(async () => {
  for (const { page } of people ?? []) page?.close();
  await Promise.all([left?.close(), right?.close()]);
  await sfu?.stop();
  await postgres?.drop();
});

const insiders = ['the unit', 'a convenor', 'an overseer'];
const outsiders = [
  ...['another unit', 'an expert of no panel', 'a convenor of another department'],
  ...['an overseer of another department', 'an overseer of a partner region'],
];
const withoutPart = ['nobody', 'an agent of the department', 'the administrator'];

describe('an expert review that was filed', () => {
  it('is shown to whoever has a part in it, with what they are, and does not exist for others', async () => {
    const parts = await Promise.all(insiders.map(async (name) => (await read(name)).part));
    expect(parts).toEqual(['unit', 'convenor', 'overseer']);
    for (const name of insiders)
      expect([name, (await listOf(name)).map(({ reviewId }) => reviewId)]).toEqual([
        name,
        [project.reviewId],
      ]);
    for (const name of outsiders) {
      expect([name, await listOf(name)]).toEqual([name, []]);
      await expect(read(name), name).rejects.toMatchObject({ body: { code: 'NOT_FOUND' } });
    }
    for (const name of withoutPart)
      await expect(read(name), name).rejects.toMatchObject({
        body: { code: name === 'nobody' ? 'UNAUTHENTICATED' : 'FORBIDDEN' },
      });
  });

  it('tells a step to whoever has a part in it on every server, and to nobody else', async () => {
    const convenor = browserOf('a convenor').movedTo(left.url);
    const taken = await stepExpertReview(convenor, project.reviewId, 'filing/taking');
    for (const name of insiders)
      await people
        .find((each) => each.name === name)
        ?.page?.waitFor('expertReview:changed', ({ version }) => version === taken.version);
    const heardBy = people.filter(({ heard }) => heard.some((each) => each.includes('expertReview:changed')));
    expect(heardBy.map(({ name }) => name).toSorted()).toEqual(insiders.toSorted());
    for (const name of insiders) expect((await read(name)).version).toBe(taken.version);
  });

  it('refuses a step decided on what has changed meanwhile, with the version that counts', async () => {
    const { version } = await read('a convenor');
    await expect(
      browserOf('a convenor').call('POST', `/expert-reviews/${project.reviewId}/filing/taking`, {
        version: version - 1,
      }),
    ).rejects.toMatchObject({ body: { code: 'CHANGED_MEANWHILE', details: { version } } });
  });
});

describe('its panel', () => {
  it('is seen by place and state alone until it is opened, and each by their own name', async () => {
    planted = await plantPanel(right.db, project.reviewId, panel);
    await planted.force('panelSealed');
    const seen = async (name: string) =>
      (await read(name)).seats.map((seat) => [seat.position, seat.state, seat.name, seat.isOwn]);
    expect(await seen('a convenor')).toEqual(
      panel.map(({ state }, index) => [index + 1, state, null, false]),
    );
    expect(await seen('an expert of the panel')).toEqual([[1, 'accepted', '甲某', true]]);
    for (const name of ['the unit', 'an overseer']) expect([name, await seen(name)]).toEqual([name, []]);
  });

  it('keeps whoever declined or stepped aside out of everything but their own place', async () => {
    await planted.force('presenting');
    await forceState(right.db, project.reviewId, 'presenting', { patch: { roomId: 'room-1' as never } });
    for (const name of ['an expert who declined', 'an expert who stepped aside']) {
      const view: ExpertReviewView = await read(name);
      expect([name, view.seats.map(({ isOwn }) => isOwn), view.roomId, view.ownSeatId]).toEqual([
        ...[name, [true]],
        ...[null, null],
      ]);
    }
    expect(await read('an expert of the panel')).toMatchObject({ roomId: 'room-1' });
    expect(await read('an overseer')).toMatchObject({ roomId: null });
  });

  it('is listed among those that have ended once it has', async () => {
    await planted.force('archived');
    for (const name of [...insiders, 'an expert of the panel', 'an expert who declined']) {
      expect([name, await listOf(name)]).toEqual([name, []]);
      expect([name, await listOf(name, 'ended')]).toMatchObject([name, [{ state: 'archived' }]]);
    }
  });
});
