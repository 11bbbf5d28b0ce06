import type { EntryPoint } from '@cloudseat/shared/nouns/catalogue.ts';
import type { CaseId } from '@cloudseat/shared/nouns/ids.ts';
import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import { and, asc, eq } from 'drizzle-orm';
import { calls } from '../call/call.schema.ts';
import { materials } from '../materials/material.schema.ts';
import type { Transaction } from '../platform/db.ts';
import { caseLines, type serviceCases } from './case.schema.ts';

/** Columns that a decision sets beside the state. */
export type DecisionMoments = Partial<
  Pick<
    typeof serviceCases.$inferSelect,
    | 'receivedAt'
    | 'noticedAt'
    | 'acceptedAt'
    | 'conditionalDays'
    | 'isExtended'
    | 'pauses'
    | 'noticeCount'
    | 'allowedReason'
  >
>;

/** What a decision rests on, as it is while the case's row is held: findings, papers, and the language of the last call. */
export async function readDecisionRows(tx: Transaction, caseId: CaseId) {
  const [reviews, papers, ways] = [
    await tx.select().from(caseLines).where(eq(caseLines.caseId, caseId)),
    await tx
      .select({
        lineId: materials.lineId,
        fileName: materials.fileName,
        sha256: materials.sha256,
      })
      .from(materials)
      .innerJoin(calls, eq(calls.callId, materials.callId))
      .where(and(eq(calls.caseId, caseId), eq(materials.purpose, 'document')))
      .orderBy(asc(materials.uploadedAt)),
    await tx
      .select({ locale: calls.locale, entryPoint: calls.entryPoint })
      .from(calls)
      .where(eq(calls.caseId, caseId))
      .orderBy(asc(calls.createdAt)),
  ];
  const last = ways.at(-1);
  return {
    reviews,
    papers,
    locale: (last?.locale ?? 'zh-Hans') as Locale,
    entryPoint: last?.entryPoint ?? ('web' as EntryPoint),
  };
}
