import type { ExpertFile } from '@cloudseat/shared/nouns/expert-filing.ts';
import type {
  ExpertReviewId,
  ExpertReviewState,
  ExpertReviewView,
  PanelSeatState,
} from '@cloudseat/shared/nouns/expert-review.ts';
import { panelSittingStates, sealedPanelStates } from '@cloudseat/shared/nouns/expert-review-rules.ts';
import { Upload } from 'tus-js-client';
import {
  createExpertReviewRepository,
  type ReviewFile,
  type ReviewPatch,
} from '../expert-review/expert-review.repository.ts';
import { makePdf } from '../materials/test-support/sample-files.ts';
import type { Database } from '../platform/db.ts';
import { makeId } from '../platform/ids.ts';
import { TestBrowser } from './test-page.ts';
import { demoPassword } from './test-platform.ts';

export type FiledProject = { unit: TestBrowser; reviewId: ExpertReviewId; view: ExpertReviewView };
type ProjectOptions = { kindId?: string; title?: string; description?: string; unit?: TestBrowser };

/** An applicant nobody else is. */
export async function openUnit(url: string): Promise<TestBrowser> {
  const unit = new TestBrowser(url);
  await unit.signInApplicant(`138${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`);
  return unit;
}

/** `c001` (every department), `e007` and the like, of the demo. */
export async function openStaff(url: string, loginName: string): Promise<TestBrowser> {
  const browser = new TestBrowser(url);
  await browser.signInStaff(loginName, demoPassword);
  return browser;
}

export const readExpertReview = (browser: TestBrowser, reviewId: ExpertReviewId) =>
  browser.call<ExpertReviewView>('GET', `/expert-reviews/${reviewId}`);

/** A step on the review as it is now; `path` begins after the review's own. */
export async function stepExpertReview(
  browser: TestBrowser,
  reviewId: ExpertReviewId,
  path: string,
  body: Record<string, unknown> = {},
): Promise<ExpertReviewView> {
  const { version } = await readExpertReview(browser, reviewId);
  return browser.call('POST', `/expert-reviews/${reviewId}/${path}`, { version, ...body });
}

type Target = { lineId: string; paperId?: string; filename?: string };

/** Sends a document or drawing as the unit's page does. */
export const uploadExpertFile = (
  browser: TestBrowser,
  reviewId: ExpertReviewId,
  { filename = '报告.pdf', ...target }: Target,
  bytes: Buffer = makePdf(target.lineId),
): Promise<ExpertFile> =>
  new Promise((resolve, reject) => {
    new Upload(bytes, {
      endpoint: `${browser.url}/api/expert-uploads`,
      headers: { cookie: browser.cookie },
      metadata: { reviewId, ...target, filename },
      retryDelays: null,
      onSuccess: ({ lastResponse }) => resolve(JSON.parse(lastResponse.getBody()).file),
      onError: reject,
    }).start();
  });

/** A draft of the unit without any file. */
export async function beginProject(url: string, options: ProjectOptions = {}): Promise<FiledProject> {
  const { kindId = 'transport-works', title = '滨江路改造交通组织方案' } = options;
  const { description = '道路全长一公里，工期六个月。' } = options;
  const unit = options.unit ?? (await openUnit(url));
  const view = await unit.call<ExpertReviewView>('POST', '/expert-reviews', {
    ...{ requestId: makeId(), kindId, title, unitName: '重庆某某建设有限公司', description },
  });
  return { unit, reviewId: view.reviewId, view };
}

/** A project with a PDF for each required line, filed by its unit; of a kind whose required lines are no films. */
export async function fileProject(url: string, options: ProjectOptions = {}): Promise<FiledProject> {
  const { unit, reviewId, view } = await beginProject(url, options);
  for (const { lineId, isRequired } of view.kind.materials)
    if (isRequired) await uploadExpertFile(unit, reviewId, { lineId });
  return { unit, reviewId, view: await stepExpertReview(unit, reviewId, 'filing/submission') };
}

const beforePanel: readonly ExpertReviewState[] = [
  'draft',
  'filed',
  'drawConfigured',
  'drawing',
  'withdrawn',
];

/** What places are in this state, where a test says nothing else. */
function seatStateOf(state: ExpertReviewState): PanelSeatState {
  if (state === 'confirming') return 'asked';
  return sealedPanelStates.includes(state) ? 'accepted' : 'checkedIn';
}

/**
 * Puts a review into any state by its rows alone, without steps, journal and pages told, for tests of the parts that come later.
 * Experts e001, e002, … sit on a panel that has nobody yet; more for the review is in `patch`.
 */
export async function forceState(
  db: Database,
  reviewId: ExpertReviewId,
  state: ExpertReviewState,
  { patch = {}, seatState }: { patch?: ReviewPatch; seatState?: PanelSeatState } = {},
): Promise<ReviewFile> {
  const repository = createExpertReviewRepository(db);
  const file = await repository.load(reviewId);
  if (file === null) throw new Error(`no review ${reviewId}`);
  const { panelSize, specialties } = file.review.kind.rules;
  const fields = specialties.flatMap(({ specialty, count }) => Array<string>(count).fill(specialty));
  const now = new Date();
  const isSitting = panelSittingStates.includes(state) && state !== 'checkIn';
  const ofSeats = seatState ?? seatStateOf(state);
  const seats = Array.from({ length: panelSize }, (_, index) => {
    const loginName = `e${String(index + 1).padStart(3, '0')}`;
    return {
      ...{ seatId: makeId(), reviewId, position: index + 1, specialty: fields[index] ?? fields[0] ?? '' },
      ...{ expertId: `expert-${loginName}`, accountId: `demo-${loginName}`, state: ofSeats, askedAt: now },
      ...{ name: `专家${index + 1}`, unit: '设计院', answerBy: now, answeredAt: now },
      checkedInAt: ofSeats === 'checkedIn' ? now : null,
    };
  });
  await db.transaction(async (tx) => {
    if (file.seats.length === 0 && !beforePanel.includes(state)) await repository.insertSeats(tx, seats);
    const roomId = isSitting ? file.review.roomId : null;
    await repository.saveReview(tx, file.review, { state, roomId, ...patch }, false);
  });
  const forced = await repository.load(reviewId);
  if (forced === null) throw new Error('the review went away');
  return forced;
}
