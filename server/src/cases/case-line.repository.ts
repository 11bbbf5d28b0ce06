import type { CaseId, MaterialId } from '@cloudseat/shared/nouns/ids.ts';
import { and, eq } from 'drizzle-orm';
import { calls } from '../call/call.schema.ts';
import { materials } from '../materials/material.schema.ts';
import type { Transaction } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { caseLines } from './case.schema.ts';

export type NewReview = typeof caseLines.$inferInsert;

/** The newest review of a line takes the place of the one before, which the journal keeps. */
export async function saveReview(tx: Transaction, review: NewReview): Promise<void> {
  const { caseId: _, lineId: __, ...set } = review;
  await tx
    .insert(caseLines)
    .values(review)
    .onConflictDoUpdate({ target: [caseLines.caseId, caseLines.lineId], set });
}

/** When the line was reviewed last, ms since 1970. */
export async function findReviewedAt(
  tx: Transaction,
  caseId: CaseId,
  lineId: string,
): Promise<number | null> {
  const [row] = await tx
    .select({ reviewedAt: caseLines.reviewedAt })
    .from(caseLines)
    .where(and(eq(caseLines.caseId, caseId), eq(caseLines.lineId, lineId)));
  return row?.reviewedAt.getTime() ?? null;
}

/** The paper's SHA-256, as the journal names it. NOT_FOUND where it is none of this case. */
export async function getPaperHash(tx: Transaction, caseId: CaseId, materialId: MaterialId): Promise<string> {
  const [row] = await tx
    .select({ sha256: materials.sha256 })
    .from(materials)
    .innerJoin(calls, eq(calls.callId, materials.callId))
    .where(and(eq(materials.materialId, materialId), eq(calls.caseId, caseId)));
  if (!row) throw notFound('the paper');
  return row.sha256;
}
