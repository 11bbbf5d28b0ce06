import type { ReportView } from '@cloudseat/shared/nouns/expert-report.ts';
import { agreedConclusion } from '@cloudseat/shared/report/report-rules.ts';
import { AppError } from '../../platform/errors.ts';
import type { ReviewFile } from '../expert-review.repository.ts';
import { isOnPanel, type Viewer } from '../review-viewer.ts';
import { votesOf } from './closing.ts';
import type { ReportRepository } from './report.repository.ts';
import { readReport, signaturesOf, standingRound } from './signatures.ts';

/** Before the conclusion the text is the panel’s, and the convenor’s who serves it. */
export function assertMayRead({ review }: ReviewFile, viewer: Viewer): void {
  const isInside = viewer.part === 'convenor' || isOnPanel(viewer);
  if (!isInside && review.concludedAt === null)
    throw new AppError('FORBIDDEN', 'the report is read by the panel before the conclusion');
}

export async function presentReport(
  file: ReviewFile,
  viewer: Viewer,
  reports: ReportRepository,
  now: number,
): Promise<ReportView> {
  const { reviewId, state } = file.review;
  const [rounds, signatures, stored] = await Promise.all([
    reports.listRounds(reviewId),
    reports.listSignatures(reviewId),
    reports.listVotes(reviewId),
  ]);
  const votes = votesOf(file, stored);
  const standing = standingRound(rounds);
  const text = standing && readReport(standing);
  const isWritten = state === 'reportDraft';
  return {
    isOpen: isWritten,
    isChair: isOnPanel(viewer) && viewer.seat?.isChair === true,
    votes: isWritten ? votes : [],
    conclusion: text?.conclusion ?? agreedConclusion(votes),
    closed: standing &&
      text && { text, sha256: standing.sha256, signatures: signaturesOf(text, signatures, now) },
    history: rounds.map(({ round, sha256, closedAt, reopenedAt, reason }) => ({
      ...{ round, sha256, reason, closedAt: closedAt.getTime(), reopenedAt: reopenedAt?.getTime() ?? null },
    })),
    papers: standing?.papers ?? [],
  };
}
