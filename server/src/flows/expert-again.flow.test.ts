import type { FilingView } from '@cloudseat/shared/nouns/expert-filing.ts';
import type { ExpertReviewId, ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import type { ProjectKind } from '@cloudseat/shared/nouns/project-kind.ts';
import { beforeAll, expect, it } from 'vitest';
import { makeId } from '../platform/ids.ts';
import {
  fileProject,
  forceState,
  openStaff,
  openUnit,
  readExpertReview,
  stepExpertReview,
  uploadExpertFile,
} from '../test-support/expert-steps.ts';
import type { TestBrowser } from '../test-support/test-page.ts';
import { usePlatform } from '../test-support/use-platform.ts';

const platform = usePlatform();
let unit: TestBrowser;
let convenor: TestBrowser;
let old: ExpertReviewView;
let next: ExpertReviewView;

const filingOf = (browser: TestBrowser, { reviewId }: { reviewId: ExpertReviewId }) =>
  browser.call<FilingView>('GET', `/expert-reviews/${reviewId}/filing`);
const beginAgain = (browser: TestBrowser) =>
  browser.send('POST', `/expert-reviews/${old.reviewId}/successor`, { requestId: makeId() });
const bytesOf = async (browser: TestBrowser, fileId: string) => {
  const url = `${platform.url}/api/expert-files/${fileId}/content`;
  const response = await fetch(url, { headers: { cookie: browser.cookie } });
  return { status: response.status, text: await response.text() };
};

beforeAll(async () => {
  const project = await fileProject(platform.url);
  unit = project.unit;
  old = project.view;
  convenor = await openStaff(platform.url, 'c001');
}, 60_000);

it('a review that goes on is not begun again', async () => {
  expect(await filingOf(unit, old)).toMatchObject({ mayBeginAgain: false, replacedBy: null });
  expect((await beginAgain(unit)).body).toMatchObject({ error: { code: 'REVIEW_STATE' } });
});

it('what was brought to a void review goes on in a new draft, once, without being sent again', async () => {
  await forceState(platform.db, old.reviewId, 'void', { patch: { endedAt: new Date(), endReason: '泄密' } });
  expect(await filingOf(unit, old)).toMatchObject({ mayBeginAgain: true });
  expect(await filingOf(convenor, old)).toMatchObject({ mayBeginAgain: false });
  for (const [who, status] of [
    [convenor, 403],
    [await openStaff(platform.url, 's001'), 403],
    [await openStaff(platform.url, 'e001'), 403],
    [await openUnit(platform.url), 404],
  ] as const)
    expect((await beginAgain(who)).status).toBe(status);

  next = (await beginAgain(unit)).body as ExpertReviewView;
  expect(next).toMatchObject({ state: 'draft', title: old.title, unitName: old.unitName });
  expect(next.caseId).not.toBe(old.caseId);
  expect((await beginAgain(unit)).body).toMatchObject({ reviewId: next.reviewId });

  const [before, after] = [await filingOf(unit, old), await filingOf(unit, next)];
  const told = ({ files }: FilingView) => files.map(({ lineId, sha256 }) => `${lineId} ${sha256}`).sort();
  expect(told(after)).toEqual(told(before));
  expect(after.lackingLineIds).toEqual([]);
  for (const { fileId, lineId } of after.files) {
    const was = before.files.find((file) => file.lineId === lineId);
    expect(fileId).not.toBe(was?.fileId);
    expect(await bytesOf(unit, fileId)).toEqual(await bytesOf(unit, was?.fileId ?? ''));
  }
});

it('what is replaced or taken out there stays as it was in the void one', async () => {
  const [paper, other] = (await filingOf(unit, next)).files;
  if (paper === undefined || other === undefined) throw new Error('two papers were brought');
  await uploadExpertFile(unit, next.reviewId, { lineId: paper.lineId, paperId: paper.paperId });
  await unit.call('DELETE', `/expert-reviews/${next.reviewId}/filing/files/${other.fileId}`);
  const files = (await filingOf(unit, next)).files;
  expect(files.find(({ paperId, version }) => paperId === paper.paperId && version === 2)).toBeDefined();
  const was = await filingOf(unit, old);
  expect(was.files.every(({ version, removedAt }) => version === 1 && removedAt === null)).toBe(true);
  for (const { fileId } of was.files) expect((await bytesOf(convenor, fileId)).status).toBe(200);
  await uploadExpertFile(unit, next.reviewId, { lineId: other.lineId });
});

it('both are shown the other one, the department once it is filed', async () => {
  expect(await filingOf(unit, old)).toMatchObject({
    ...{ mayBeginAgain: false, replacedBy: { reviewId: next.reviewId, caseNumber: next.caseNumber } },
  });
  expect((await filingOf(convenor, old)).replacedBy).toBeNull();
  await stepExpertReview(unit, next.reviewId, 'filing/submission');
  expect((await filingOf(convenor, old)).replacedBy).toMatchObject({ reviewId: next.reviewId });
  for (const browser of [unit, convenor])
    expect((await filingOf(browser, next)).replaces).toMatchObject({ reviewId: old.reviewId });
});

it('a kind that is changed binds what is begun from then on, and what goes on keeps the version it began with', async () => {
  const admin = await openStaff(platform.url, 'admin');
  const path = `/expert-kinds/${old.kind.kindId}`;
  const { version, kindId: _, isActive: __, ...draft } = await admin.call<ProjectKind>('GET', path);
  const rules = { ...draft.rules, passPercent: 91, dropsExtremes: true };
  await admin.call('PUT', path, { version, draft: { ...draft, rules } });
  const { kind } = await readExpertReview(unit, next.reviewId);
  expect(kind).toEqual(next.kind);
  expect(kind.rules.passPercent).not.toBe(91);
});

it('is begun once more where the new one was withdrawn', async () => {
  await stepExpertReview(unit, next.reviewId, 'filing/withdrawal', { reason: '先不报了' });
  const again = (await beginAgain(unit)).body as ExpertReviewView;
  expect(again.reviewId).not.toBe(next.reviewId);
  expect(await readExpertReview(unit, again.reviewId)).toMatchObject({
    state: 'draft',
    kind: { version: next.kind.version + 1, rules: { passPercent: 91, dropsExtremes: true } },
  });
  expect((await filingOf(convenor, old)).replacedBy).toBeNull();
});
