import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { ReportView } from '@cloudseat/shared/nouns/expert-report.ts';
import type { ExpertConclusion, ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import type { ScoreBoard, ScoreSheet } from '@cloudseat/shared/nouns/expert-score.ts';
import { scoreText } from '@cloudseat/shared/scores/verify-scores.ts';
import { applyUpdate, Doc, encodeStateAsUpdate, mergeUpdates } from 'yjs';
import { sha256Hex } from '../platform/ids.ts';
import type { PlantedReview } from './planted-review.ts';
import type { TestBrowser } from './test-page.ts';

type Place = PlantedReview['seats'][number];

/** A sheet as the page makes it, for a planted review with its one criterion. */
export function sheetOf(
  review: PlantedReview,
  { seatId }: Place,
  {
    score,
    remark = '',
    proposal = 'passed',
  }: { score: number; remark?: string; proposal?: ExpertConclusion },
) {
  const text = scoreText({
    format: 'cloudseat expert score v1',
    ...{ reviewId: review.reviewId, seatId, kindId: 'kind-planted', kindVersion: 1, materials: [] },
    ...{ marks: [{ criterionId: 'safety', score, remark }], proposal, remark: '' },
    nonce: randomBytes(32).toString('hex'),
    // Ids as JSON has them, without a brand.
  } as unknown as ScoreSheet);
  return { text, commitment: sha256Hex(text) };
}

/** A sheet of any review, for the place its author reads of: every criterion has the same mark. */
export function sheetFor(
  { reviewId, kind }: Pick<ExpertReviewView, 'reviewId' | 'kind'>,
  own: Pick<NonNullable<ScoreBoard['own']>, 'seatId' | 'materials'>,
  { score, remark = '' }: { score: number; remark?: string },
) {
  const nonce = randomBytes(32).toString('hex');
  const text = scoreText({
    ...{ format: 'cloudseat expert score v1', reviewId, seatId: own.seatId, materials: own.materials },
    ...{ kindId: kind.kindId, kindVersion: kind.version, proposal: 'passed', remark: '', nonce },
    marks: kind.criteria.map(({ criterionId }) => ({ criterionId, score, remark })),
  });
  return { text, commitment: sha256Hex(text), nonce };
}

/** As the page does: what the marks are bound to is read first. */
export async function handInFor(
  browser: TestBrowser,
  view: Pick<ExpertReviewView, 'reviewId' | 'kind'>,
  marks: { score: number; remark?: string },
) {
  const path = `/expert-reviews/${view.reviewId}/scores`;
  const { own } = await browser.call<ScoreBoard>('GET', path);
  if (own === null) throw new Error('nobody judges here');
  const { nonce, ...sheet } = sheetFor(view, own, marks);
  return { nonce, ...sheet, board: await browser.call<ScoreBoard>('POST', path, sheet) };
}

export const commitScore = (
  browser: TestBrowser,
  review: PlantedReview,
  place: Place,
  of: Parameters<typeof sheetOf>[2],
) =>
  browser.call<ScoreBoard>('POST', `/expert-reviews/${review.reviewId}/scores`, sheetOf(review, place, of));

const toBase64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

/** One page that writes the report, without a screen: what it types waits until it is sent. */
export class ReportPage {
  readonly doc = new Doc();
  readonly #path: string;
  readonly #browser: TestBrowser;
  #waiting: Uint8Array[] = [];
  #seq = 0;

  constructor(browser: TestBrowser, reviewId: string) {
    this.#browser = browser;
    this.#path = `/expert-reviews/${reviewId}/report/updates`;
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'server') this.#waiting.push(update);
    });
  }
  type(sectionId: string, at: number, text: string): void {
    this.doc.getText(sectionId).insert(at, text);
  }
  read = (sectionId: string): string => this.doc.getText(sectionId).toString();
  async send(sectionId: string | null = null): Promise<void> {
    const waiting = this.#waiting;
    const update = waiting.length === 0 ? null : toBase64(mergeUpdates(waiting));
    await this.#browser.call('POST', this.#path, { update, sectionId });
    this.#waiting = [];
  }
  async hear(): Promise<void> {
    type Answer = { seq: number; update: string | null };
    const { seq, update } = await this.#browser.call<Answer>('GET', `${this.#path}?since=${this.#seq}`);
    if (update !== null) applyUpdate(this.doc, new Uint8Array(Buffer.from(update, 'base64')), 'server');
    this.#seq = seq;
  }
  /** All it knows, as if it had written it. */
  whole = (): string => toBase64(encodeStateAsUpdate(this.doc));
  isLike = (other: ReportPage): boolean =>
    isDeepStrictEqual(encodeStateAsUpdate(this.doc), encodeStateAsUpdate(other.doc));
}

export const readReportView = (browser: TestBrowser, reviewId: string) =>
  browser.call<ReportView>('GET', `/expert-reviews/${reviewId}/report`);
