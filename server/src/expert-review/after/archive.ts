import { type FoundPiece, judgePieces, type SealedPiece } from '@cloudseat/shared/dossier/expert-evidence.ts';
import type { ArchiveCheck } from '@cloudseat/shared/nouns/expert-after.ts';
import { isJudging } from '@cloudseat/shared/nouns/expert-review-rules.ts';
import { verifyChain } from '../../cases/case-chain.ts';
import { type CaseEvent, nextCaseState } from '../../cases/case-state.ts';
import type { Cases } from '../../cases/cases.ts';
import type { ExpertLibraryRepository } from '../../experts/expert-library.repository.ts';
import type { Clock } from '../../platform/clock.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import { type Evidence, hashPiece } from '../evidence.ts';
import type { ReviewFile } from '../expert-review.repository.ts';
import { type Actor, moveReview, type ReviewChanges } from '../review-change.ts';
import type { AfterRepository } from './after.repository.ts';
import { stateOf } from './revision-state.ts';

type Dependencies = {
  repository: Pick<AfterRepository, 'loadRevision'>;
  changes: Pick<ReviewChanges, 'change'>;
  cases: { reader: Pick<Cases['reader'], 'readChain'>; journalKey: Uint8Array };
  library: Pick<ExpertLibraryRepository, 'noteReviewDone'>;
  evidence: Pick<Evidence, 'collect'>;
  clock: Clock;
};
export type Archive = ReturnType<typeof createArchive>;

/** From here on nothing of a review is sealed from anybody who may ask for it. */
export const concludedStates = ['concluded', 'revising', 'verified', 'archived'] as const;
export const isConcluded = ({ review }: Pick<ReviewFile, 'review'>): boolean =>
  (concludedStates as readonly string[]).includes(review.state);

/** All that is known of a review, bound to the journal of its case; and whether it is still what it was then. */
export function createArchive({ repository, changes, cases, evidence, library, clock }: Dependencies) {
  async function find(file: ReviewFile): Promise<FoundPiece[]> {
    const found: FoundPiece[] = [];
    // One after the other: films are read whole.
    for (const piece of await evidence.collect(file)) {
      const text = 'text' in piece ? piece.text : null;
      found.push({
        name: piece.name,
        journalledIn: piece.journalledIn,
        sha256: await hashPiece(piece),
        text,
      });
    }
    return found;
  }

  async function judge(file: ReviewFile, found: readonly FoundPiece[]): Promise<ArchiveCheck> {
    const { caseId, reviewId, state } = file.review;
    const chain = await cases.reader.readChain(caseId);
    if (chain === null) throw notFound('the case');
    const { row, entries } = chain;
    const { fault } = verifyChain(caseId, entries, row, cases.journalKey);
    const lines = entries.filter(({ details }) => details.reviewId === reviewId);
    const faults = judgePieces(found, lines, state === 'archived');
    return {
      isIntact: fault === null && faults.length === 0,
      checkedAt: clock.now(),
      journalFault: fault,
      pieceCount: found.length,
      faults,
    };
  }

  return {
    /** REVIEW_STATE before the conclusion: what is hidden until then is not even counted. */
    async check(file: ReviewFile): Promise<ArchiveCheck> {
      if (!isConcluded(file))
        throw new AppError('REVIEW_STATE', 'it is checked once it has come to a conclusion');
      return judge(file, await find(file));
    },

    /** Whether nothing is left to be done before it is archived. */
    async mayArchive(file: ReviewFile): Promise<boolean> {
      const { state, reviewId, conclusion } = file.review;
      if (state === 'verified') return true;
      if (state !== 'concluded') return false;
      if (conclusion !== 'passedWithChanges') return true;
      return (await repository.loadRevision(reviewId)).changes.length === 0;
    },

    /** EVIDENCE_CHANGED where something is not what it was when it happened: it is not sealed as if it were. */
    async archive(file: ReviewFile, version: number, by: Actor): Promise<void> {
      if (!(await this.mayArchive(file)))
        throw new AppError('REVIEW_STATE', 'it is archived when it has a conclusion and all is verified', {
          state: file.review.state,
        });
      const found = await find(file);
      const { isIntact, faults, journalFault } = await judge(file, found);
      if (!isIntact)
        throw new AppError('EVIDENCE_CHANGED', 'what the database holds is not what the journal has', {
          ...{ faults, journalFault },
        });
      const sealed: SealedPiece[] = found.map(({ name, sha256, journalledIn }) => ({
        ...{ name, sha256, journalledIn },
      }));
      await changes.change(file.review.reviewId, version, by, async (tx, now, of) => {
        const { changes: asked, ...rest } = await repository.loadRevision(now.review.reviewId, tx);
        if (asked.some((change) => stateOf(change, { changes: asked, ...rest }) !== 'verified'))
          throw new AppError('REVIEW_STATE', 'some of the changes are not verified');
        const details = { conclusion: now.review.conclusion, evidence: sealed };
        for (const { expertId } of now.seats.filter(isJudging)) await library.noteReviewDone(tx, expertId);
        const ofCase = endOf(of.state);
        return {
          lines: [{ action: 'expert.archived', details }],
          review: { state: moveReview(now, 'archived'), endedAt: new Date(clock.now()) },
          ...(ofCase && { ofCase }),
        };
      });
    },
  };
}

/** The case of a project ends with the review: decided where it was accepted formally, answered where it never was. */
function endOf(state: Parameters<typeof nextCaseState>[0]): CaseEvent | undefined {
  return (['decided', 'answered'] as const).find((event) => nextCaseState(state, event) !== null);
}
