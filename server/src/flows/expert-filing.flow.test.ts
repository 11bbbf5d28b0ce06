import type { FilingView } from '@cloudseat/shared/nouns/expert-filing.ts';
import type { ExpertReviewSummary, ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import { beforeAll, expect, it } from 'vitest';
import { jpeg, makePdf } from '../materials/test-support/sample-files.ts';
import {
  beginProject,
  type FiledProject,
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
const filingOf = (browser: TestBrowser, { reviewId }: Pick<FiledProject, 'reviewId'>) =>
  browser.call<FilingView>('GET', `/expert-reviews/${reviewId}/filing`);
const listOf = async (browser: TestBrowser) =>
  (await browser.call<{ reviews: ExpertReviewSummary[] }>('GET', '/expert-reviews')).reviews;
let convenor: TestBrowser;
beforeAll(async () => {
  convenor = await openStaff(platform.url, 'c001');
});

it('goes from a draft to the convenor, back with what is missing, and in again', {
  timeout: 60_000,
}, async () => {
  const project = await beginProject(platform.url);
  const { unit, reviewId } = project;
  expect(project.view).toMatchObject({ state: 'draft', duty: 'file', part: 'unit' });
  expect((await listOf(convenor)).some((review) => review.reviewId === reviewId)).toBe(false);

  const early = await unit.send('POST', `/expert-reviews/${reviewId}/filing/submission`, { version: 0 });
  const missing = ['plan', 'safety-report', 'drawings'];
  expect(early.body).toMatchObject({ error: { code: 'FILING_INCOMPLETE', details: { lineIds: missing } } });

  const first = await uploadExpertFile(unit, reviewId, { lineId: 'plan' }, makePdf('first'));
  const second = await uploadExpertFile(
    unit,
    reviewId,
    { lineId: 'plan', paperId: first.fileId },
    makePdf('second'),
  );
  expect(second).toMatchObject({ paperId: first.fileId, version: 2, pageCount: 1 });
  for (const lineId of ['safety-report', 'drawings']) await uploadExpertFile(unit, reviewId, { lineId });
  const extra = await uploadExpertFile(unit, reviewId, { lineId: 'emergency', filename: '照片.jpg' }, jpeg);
  await unit.call('DELETE', `/expert-reviews/${reviewId}/filing/files/${extra.fileId}`);
  const ready = await filingOf(unit, project);
  expect(ready).toMatchObject({ lackingLineIds: [], mayChange: true, sendBacks: [] });
  expect(ready.files).toHaveLength(5);
  expect(ready.files.find(({ fileId }) => fileId === extra.fileId)?.removedAt).toEqual(expect.any(Number));

  await stepExpertReview(unit, reviewId, 'filing/submission');
  const listed = (await listOf(convenor)).find((review) => review.reviewId === reviewId);
  expect(listed).toMatchObject({ state: 'filed', part: 'convenor' });
  await expect(uploadExpertFile(unit, reviewId, { lineId: 'plan' })).rejects.toThrow('REVIEW_STATE');

  await stepExpertReview(convenor, reviewId, 'filing/taking');
  expect((await filingOf(convenor, project)).convenor).toMatchObject({ isSelf: true });
  const { version } = await readExpertReview(convenor, reviewId);
  await convenor.call('POST', `/expert-reviews/${reviewId}/filing/return`, {
    ...{ version, reason: '图纸没有盖章', lines: [{ lineId: 'drawings', note: '请盖章后重新上传' }] },
  });
  expect(await readExpertReview(unit, reviewId)).toMatchObject({ state: 'draft', endReason: '图纸没有盖章' });
  expect((await filingOf(unit, project)).sendBacks).toMatchObject([{ lines: [{ lineId: 'drawings' }] }]);
  expect(await convenor.send('GET', `/expert-reviews/${reviewId}`)).toMatchObject({ status: 404 });

  await stepExpertReview(unit, reviewId, 'filing/submission');
  const again = await stepExpertReview(unit, reviewId, 'filing/withdrawal', { reason: '项目不做了' });
  expect(again).toMatchObject({ state: 'withdrawn', endReason: '项目不做了' });

  const overseer = await openStaff(platform.url, 's001');
  const proof = await overseer.call('GET', `/cases/${project.view.caseId}/proof`);
  expect(proof).toMatchObject({ isIntact: true, fault: null });
});

it('is one draft however often its page sends it, under the kind as it was then', async () => {
  const unit = await openUnit(platform.url);
  const body = {
    ...{ requestId: 'request-of-a-page', kindId: 'planning-design', title: '图书馆', unitName: '文旅公司' },
    description: '',
  };
  const [once, twice] = [
    await unit.call<ExpertReviewView>('POST', '/expert-reviews', body),
    await unit.call<ExpertReviewView>('POST', '/expert-reviews', body),
  ];
  expect(twice.reviewId).toBe(once.reviewId);
  expect(once.kind).toMatchObject({ kindId: 'planning-design', version: 1 });
  const changed = await unit.call<ExpertReviewView>('PUT', `/expert-reviews/${once.reviewId}/filing`, {
    ...{ version: once.version, title: '区图书馆', unitName: '文旅公司', description: '新馆' },
  });
  expect(changed).toMatchObject({ title: '区图书馆', description: '新馆', version: once.version + 1 });
});

it('shows papers to the experts once the panel is sealed, with their pages, and to nobody beside', async () => {
  const project = await fileProject(platform.url);
  const { reviewId } = project;
  const [file] = (await filingOf(project.unit, project)).files;
  const paths = ['content', 'document', 'pages/1?width=640'].map(
    (path) => `/expert-files/${file?.fileId}/${path}`,
  );
  const [onPanel, stranger, otherUnit, elsewhere] = await Promise.all([
    openStaff(platform.url, 'e001'),
    openStaff(platform.url, 'e020'),
    openUnit(platform.url),
    openStaff(platform.url, 'c003'),
  ]);
  const statuses = (browser: TestBrowser) =>
    Promise.all(paths.map(async (path) => (await browser.send('GET', path)).status));
  expect(await statuses(project.unit)).toEqual([200, 200, 200]);
  expect(await statuses(convenor)).toEqual([200, 200, 200]);
  for (const other of [onPanel, stranger, otherUnit, elsewhere])
    expect(await statuses(other)).toEqual([404, 404, 404]);

  await forceState(platform.db, reviewId, 'confirming', { seatState: 'accepted' });
  expect(await statuses(onPanel)).toEqual([403, 403, 403]);
  await forceState(platform.db, reviewId, 'panelSealed');
  expect(await statuses(onPanel)).toEqual([200, 200, 200]);
  expect((await filingOf(onPanel, project)).sendBacks).toEqual([]);
  expect(await statuses(stranger)).toEqual([404, 404, 404]);
  expect(await onPanel.call('GET', `/expert-files/${file?.fileId}/document`)).toMatchObject({
    ...{ kind: 'pdf', pages: [{ width: 595, height: 842 }], file: { fileId: file?.fileId } },
  });
  expect((await onPanel.send('GET', `/expert-files/${file?.fileId}/pages/9?width=640`)).status).toBe(404);
});

it('lets nobody take a step that is not theirs', async () => {
  const { unit, reviewId } = await fileProject(platform.url);
  const base = `/expert-reviews/${reviewId}/filing`;
  const steps = {
    change: ['PUT', base, { version: 1, title: 'x', unitName: 'x', description: '' }],
    submit: ['POST', `${base}/submission`, { version: 1 }],
    withdraw: ['POST', `${base}/withdrawal`, { version: 1, reason: 'x' }],
    take: ['POST', `${base}/taking`, { version: 1 }],
    sendBack: ['POST', `${base}/return`, { version: 1, reason: 'x', lines: [] }],
    remove: ['DELETE', `${base}/files/none`, undefined],
  } as const;
  const codes = async (browser: TestBrowser) =>
    Object.fromEntries(
      await Promise.all(
        Object.entries(steps).map(async ([name, [method, path, body]]) => {
          const answer = await browser.send(method, path, body);
          return [name, (answer.body as { error?: { code: string } }).error?.code ?? 'ok'];
        }),
      ),
    );
  const all = (code: string) => Object.fromEntries(Object.keys(steps).map((name) => [name, code]));
  const logins = ['a001', 's001', 'admin', 'e001'];
  for (const login of logins)
    expect(await codes(await openStaff(platform.url, login))).toEqual(all('FORBIDDEN'));
  const [otherUnit, elsewhere] = [await openUnit(platform.url), await openStaff(platform.url, 'c003')];
  const ofConvenor = { take: 'FORBIDDEN', sendBack: 'FORBIDDEN' };
  expect(await codes(otherUnit)).toEqual({ ...all('NOT_FOUND'), ...ofConvenor });
  expect(await codes(elsewhere)).toEqual({ ...all('FORBIDDEN'), take: 'NOT_FOUND', sendBack: 'NOT_FOUND' });
  expect(await codes(unit)).toMatchObject({ change: 'REVIEW_STATE', remove: 'REVIEW_STATE', ...ofConvenor });
});
