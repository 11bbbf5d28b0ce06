import { isJudging } from '@cloudseat/shared/nouns/expert-review-rules.ts';
import { verifyScores } from '@cloudseat/shared/scores/verify-scores.ts';
import type { CaseReader } from '../../cases/case-read.repository.ts';
import type { RouteHandlers } from '../../identity/principal.ts';
import { AppError } from '../../platform/errors.ts';
import { sha256Hex } from '../../platform/ids.ts';
import type { ReviewFile } from '../expert-review.repository.ts';
import { createJudgeDoor } from '../judge-door.ts';
import { isOnPanel, type ReviewDoor, type Viewer } from '../review-viewer.ts';
import type { ScoreRepository } from './score.repository.ts';
import { areOpen, assertMayAsk, boardOf } from './score-view.ts';
import type { Scoring } from './scoring.ts';

type Dependencies = {
  door: ReviewDoor;
  scores: ScoreRepository;
  scoring: Scoring;
  reader: Pick<CaseReader, 'listEntries'>;
};

export function createScoreRoutes({
  door,
  scores,
  scoring,
  reader,
}: Dependencies): Pick<
  RouteHandlers,
  'expertScore:get' | 'expertScore:saveDraft' | 'expertScore:commit' | 'expertScore:verify'
> {
  async function present(file: ReviewFile, viewer: Viewer) {
    assertMayAsk(file, viewer);
    const seat = isOnPanel(viewer) ? viewer.seat : null;
    const own = seat && { seat, materials: await scoring.materialsOf(file, seat) };
    return boardOf(file, await scores.list(file.review.reviewId), own);
  }
  const enterAsJudge = createJudgeDoor(door);

  return {
    async 'expertScore:get'({ params }, context) {
      const { file, viewer } = await door.enter(params.reviewId, context);
      return present(file, viewer);
    },
    async 'expertScore:saveDraft'({ params, body }, context) {
      const { file, seat } = await enterAsJudge(params.reviewId, context);
      return { savedAt: await scoring.saveDraft(file, seat, body) };
    },
    async 'expertScore:commit'({ params, body }, context) {
      const { file, viewer, seat, by } = await enterAsJudge(params.reviewId, context);
      return present(await scoring.commit(file, seat, body, by), viewer);
    },
    async 'expertScore:verify'({ params }, context) {
      const { file, viewer } = await door.enter(params.reviewId, context);
      assertMayAsk(file, viewer);
      const { reviewId, kind, caseId } = file.review;
      const sheets = await scores.list(reviewId);
      if (!areOpen(sheets)) throw new AppError('REVIEW_STATE', 'the marks are not open yet');
      const lines = (await reader.listEntries(caseId)).map(({ action, details }) => ({ action, details }));
      return verifyScores({ reviewId, kind, lines, sheets: recordOf(file, sheets) }, sha256Hex);
    },
  };
}

const recordOf = ({ seats }: ReviewFile, sheets: Awaited<ReturnType<ScoreRepository['list']>>) =>
  sheets.flatMap(({ seatId, committed }) =>
    committed === null
      ? []
      : [
          {
            ...{ seatId, commitment: committed.commitment, text: committed.text },
            isVoid: !seats.some((seat) => seat.seatId === seatId && isJudging(seat)),
          },
        ],
  );
