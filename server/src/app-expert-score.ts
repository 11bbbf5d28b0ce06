import type { ExpertReviewDuty } from '@cloudseat/shared/nouns/expert-review.ts';
import { isJudging } from '@cloudseat/shared/nouns/expert-review-rules.ts';
import type { ExpertCore } from './app-expert.ts';
import type { Floor } from './app-floor.ts';
import type { Sides } from './app-sides.ts';
import type { Stages } from './app-stages.ts';
import type { IssuedPapers } from './cases/issued-papers.ts';
import type { ReviewFile } from './expert-review/expert-review.repository.ts';
import { createClosing } from './expert-review/report/closing.ts';
import { createConcluding } from './expert-review/report/concluding.ts';
import { createDrafting } from './expert-review/report/drafting.ts';
import { createFindPaperReader } from './expert-review/report/paper-reader.ts';
import { createReportRepository } from './expert-review/report/report.repository.ts';
import { createReportRoutes } from './expert-review/report/report.routes.ts';
import { reportEvidence } from './expert-review/report/report-evidence.ts';
import { standingRound } from './expert-review/report/signatures.ts';
import { createSigning } from './expert-review/report/signing.ts';
import { isOnPanel, type Viewer } from './expert-review/review-viewer.ts';
import { createScoreRepository } from './expert-review/scoring/score.repository.ts';
import { createScoreRoutes } from './expert-review/scoring/score.routes.ts';
import { scoreEvidence } from './expert-review/scoring/score-evidence.ts';
import { createScoring } from './expert-review/scoring/scoring.ts';
import { expertScoreTuning } from './tuning-expert-score.ts';

type Beside = { papers: Pick<IssuedPapers, 'deliver'>; announce: (file: ReviewFile) => Promise<void> };

/** From the marks to the conclusion: sealed scores, the report written together, signatures, numbered papers. */
export function createScorePart(
  core: ExpertCore,
  { database: { db }, cipher, clock, logger, lifetime }: Floor,
  { cases, catalogue, identity }: Sides,
  { announcements }: Stages,
  { papers, announce }: Beside,
) {
  const { changes, door, views } = core;
  const scores = createScoreRepository(db, cipher);
  const reports = createReportRepository(db);
  const scoring = createScoring({ scores, changes, clock });
  const shared = { reports, scores, changes, clock };
  const closing = createClosing(shared);
  const concluding = createConcluding({
    ...{ reports, scores, cases, catalogue, identity, deliver: papers.deliver },
  });
  const signing = createSigning({ ...shared, closing, concluding, identity });

  /** Whoever wrote is shown to those who read it now; a page that missed it asks when it is connected again. */
  const drafting = createDrafting({
    ...{ reports, clock },
    tellWritten: ({ review, seats }, told) => {
      const agentIds = [
        ...new Set([
          ...seats.filter(isJudging).map(({ accountId }) => accountId),
          ...(review.convenorId === null ? [] : [review.convenorId]),
        ]),
      ];
      void announcements
        .expertReportWritten({ reviewId: review.reviewId, ...told }, agentIds)
        .catch((error) => logger.warn({ err: error }, 'what was written could not be announced'));
    },
  });

  async function settle({ review: { reviewId, state } }: ReviewFile): Promise<void> {
    if (state === 'scoring') await scoring.settle(reviewId);
    if (state === 'signing') await signing.settle(reviewId);
  }
  changes.onChanged((_before, after) => settle(after));
  async function look(): Promise<void> {
    for (const reviewId of await scores.listIdsIn(['scoring', 'signing'], expertScoreTuning.lookMax))
      await changes
        .getFile(reviewId)
        .then(settle)
        .catch((error) => logger.warn({ err: error, reviewId }, 'an expert review was not seen to'));
  }
  lifetime.interval(
    () => void look().catch((error) => logger.warn({ err: error }, 'expert reviews were not looked at')),
    expertScoreTuning.lookEveryMs,
  );

  views.addDuty(async (file: ReviewFile, viewer: Viewer): Promise<ExpertReviewDuty> => {
    if (viewer.seat === null || !isOnPanel(viewer)) return 'nothing';
    const { seatId } = viewer.seat;
    const { reviewId, state } = file.review;
    if (state === 'scoring') {
      const own = (await scores.list(reviewId)).find((sheet) => sheet.seatId === seatId);
      return own?.committed ? 'nothing' : 'score';
    }
    if (state === 'reportDraft') return 'draftReport';
    if (state !== 'signing') return 'nothing';
    const standing = standingRound(await reports.listRounds(reviewId));
    const given = await reports.listSignatures(reviewId);
    const hasSigned = given.some((each) => each.round === standing?.round && each.seatId === seatId);
    return hasSigned ? 'nothing' : 'sign';
  });
  views.addDueTime(
    ['sign'],
    async ({ review }) => standingRound(await reports.listRounds(review.reviewId))?.signBy ?? null,
  );
  core.evidence.add(scoreEvidence(scores));
  core.evidence.add(reportEvidence(reports));

  return {
    /** Parts that keep material say what marks are bound to. */
    addMaterials: scoring.addMaterials,
    /** Besides the unit and staff of its case, who may open its papers. */
    findPaperReader: createFindPaperReader({ repository: core.repository, identity }),
    routes: {
      ...createScoreRoutes({ door, scores, scoring, reader: cases.reader }),
      ...createReportRoutes({ door, reports, drafting, closing, signing, announce, clock }),
    },
  };
}
