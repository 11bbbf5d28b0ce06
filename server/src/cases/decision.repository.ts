import type { EntryPoint } from '@cloudseat/shared/nouns/catalogue.ts';
import type { CaseId } from '@cloudseat/shared/nouns/ids.ts';
import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import { and, asc, eq, notInArray } from 'drizzle-orm';
import { calls } from '../call/call.schema.ts';
import { materials } from '../materials/material.schema.ts';
import { beforeAccept } from '../materials/material-access.ts';
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
    | 'isDeemedAccepted'
    | 'toldClocks'
    | 'jointSince'
  >
>;

/** Of a case in which nothing was received or decided. */
export const beforeReceipt: DecisionMoments = {
  ...{ receivedAt: null, noticedAt: null, acceptedAt: null, conditionalDays: null },
  ...{ isExtended: false, pauses: [], noticeCount: 0, allowedReason: null },
  ...{ isDeemedAccepted: false, toldClocks: [], jointSince: null },
};

/** What a decision rests on, as it is while the case's row is held: findings, papers, and the language of the last call. */
export async function readDecisionRows(tx: Transaction, caseId: CaseId) {
  const [reviews, papers, ways] = [
    await tx.select().from(caseLines).where(eq(caseLines.caseId, caseId)),
    await tx
      .select({
        materialId: materials.materialId,
        lineId: materials.lineId,
        fileName: materials.fileName,
        sha256: materials.sha256,
      })
      .from(materials)
      .innerJoin(calls, eq(calls.callId, materials.callId))
      // Until an agent has a call, nobody has seen its papers.
      .where(
        and(
          eq(calls.caseId, caseId),
          eq(materials.purpose, 'document'),
          notInArray(calls.state, [...beforeAccept]),
        ),
      )
      .orderBy(asc(materials.uploadedAt), asc(materials.materialId)),
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
