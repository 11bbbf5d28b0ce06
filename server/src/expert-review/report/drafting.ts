import type { ReportSectionId } from '@cloudseat/shared/nouns/expert-report.ts';
import type { ExpertConclusion, ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import { readDoc } from '@cloudseat/shared/report/report-doc.ts';
import { applyUpdate, Doc, decodeUpdate, mergeUpdates } from 'yjs';
import type { Clock } from '../../platform/clock.ts';
import { AppError } from '../../platform/errors.ts';
import type { ReviewFile, SeatRow } from '../expert-review.repository.ts';
import { assertState } from '../review-change.ts';
import type { ReportRepository, Writer } from './report.repository.ts';

const toBytes = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));
const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** Yjs keeps what arrives too early for later and never complains: a whole report leaves nothing over. */
export function readUpdates(
  updates: readonly string[],
  writers: readonly Writer[],
  criteria: ReviewFile['review']['kind']['criteria'],
) {
  const doc = new Doc();
  for (const update of updates) applyUpdate(doc, toBytes(update));
  const seatOf = new Map(writers.map(({ clientId, seatId }) => [clientId, seatId]));
  const written = readDoc(doc, criteria, (clientId) => seatOf.get(clientId) ?? null);
  doc.destroy();
  return written;
}

/** The pages that wrote what an update adds. BAD_REQUEST for what is none. */
function clientsOf(update: string): number[] {
  try {
    return [...new Set(decodeUpdate(toBytes(update)).structs.map(({ id }) => id.client))];
  } catch {
    throw new AppError('BAD_REQUEST', 'not an update of the report');
  }
}

type Dependencies = {
  reports: ReportRepository;
  clock: Clock;
  /** Where somebody writes, to the pages of the panel and the convenor. */
  tellWritten: (
    file: ReviewFile,
    told: { seq: number; seatId: SeatRow['seatId']; sectionId: ReportSectionId | null },
  ) => void;
};
export type Drafting = ReturnType<typeof createDrafting>;

/** The text as several write it at once: what each page adds is kept as it came, and every page gets what it lacks. */
export function createDrafting({ reports, clock, tellWritten }: Dependencies) {
  const notNow = () => new AppError('REVIEW_STATE', 'the report is not written now');
  return {
    async write(
      file: ReviewFile,
      { seatId }: SeatRow,
      { update, sectionId }: { update: string | null; sectionId: ReportSectionId | null },
    ): Promise<number> {
      assertState(file, 'reportDraft');
      const { reviewId } = file.review;
      const written = { reviewId, seatId, sectionId, writtenAt: new Date(clock.now()) };
      const seq =
        update === null
          ? await reports.findSeq(reviewId)
          : await reports.write({ ...written, update }, clientsOf(update));
      if (seq === null) throw notNow();
      tellWritten(file, { seq, seatId, sectionId });
      return seq;
    },

    /** In one piece, however many wrote. */
    async read(reviewId: ExpertReviewId, since: number) {
      const { seq, updates } = await reports.listUpdates(reviewId, since);
      const [first, ...rest] = updates;
      const update =
        first === undefined ? null : rest.length === 0 ? first : toBase64(mergeUpdates(updates.map(toBytes)));
      return { seq, update, writers: await reports.listWriters(reviewId) };
    },

    async vote(file: ReviewFile, { seatId }: SeatRow, conclusion: ExpertConclusion | null): Promise<void> {
      assertState(file, 'reportDraft');
      if (!(await reports.setVote(file.review.reviewId, { seatId, conclusion }, new Date(clock.now()))))
        throw notNow();
    },
  };
}
