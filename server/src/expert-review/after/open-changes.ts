import type { RequiredChange } from '@cloudseat/shared/nouns/expert-after.ts';
import type { Transaction } from '../../platform/db.ts';
import { AppError } from '../../platform/errors.ts';
import type { ReviewFile } from '../expert-review.repository.ts';
import { getSeat } from '../review-change.ts';
import { insertChanges } from './after.repository.ts';

/**
 * For the step that concludes a review with `passedWithChanges`, in its transaction: what the panel wants changed, in the order of the
 * report. The revision itself begins right after that step. BAD_REQUEST without changes, or with a verifier who judges no more.
 */
export async function openChanges(
  tx: Transaction,
  file: ReviewFile,
  changes: readonly RequiredChange[],
): Promise<void> {
  if (changes.length === 0)
    throw new AppError('BAD_REQUEST', 'a review that passed with changes names at least one');
  for (const { verifierSeatIds } of changes)
    for (const seatId of verifierSeatIds)
      if (getSeat(file, seatId).isVoid)
        throw new AppError('BAD_REQUEST', 'a place that is void verifies nothing', { seatId });
  await insertChanges(tx, file.review.reviewId, changes);
}
