import type { RequiredChange } from '@cloudseat/shared/nouns/expert-after.ts';
import type { Transaction } from '../../platform/db.ts';
import { AppError } from '../../platform/errors.ts';
import type { ReviewFile } from '../expert-review.repository.ts';
import { insertChanges } from './after.repository.ts';

/**
 * For the step that concludes a review with `passedWithChanges`, in its transaction: what the panel wants changed, in the order of the
 * report. The revision itself begins right after that step. BAD_REQUEST without changes. A verifier who judges no more is
 * replaced later.
 */
export async function openChanges(
  tx: Transaction,
  file: ReviewFile,
  changes: readonly RequiredChange[],
): Promise<void> {
  if (changes.length === 0)
    throw new AppError('BAD_REQUEST', 'a review that passed with changes names at least one');
  await insertChanges(tx, file.review.reviewId, changes);
}
