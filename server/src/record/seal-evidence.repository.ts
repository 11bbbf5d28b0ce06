import { collectSha256s } from '@cloudseat/shared/dossier/verify/check-journal.ts';
import type { CaseId } from '@cloudseat/shared/nouns/ids.ts';
import { and, asc, eq, isNotNull } from 'drizzle-orm';
import { calls } from '../call/call.schema.ts';
import { caseEntries, caseVouchers } from '../cases/case.schema.ts';
import { formFillings } from '../forms/form.schema.ts';
import { materials } from '../materials/material.schema.ts';
import type { Transaction } from '../platform/db.ts';
import { signatures } from '../vouchers/signature.schema.ts';

export type Evidence = {
  kind: 'document' | 'paper' | 'signature' | 'form';
  id: string;
  sha256: string;
};
/**
 * Files, papers, signatures and forms of a case whose SHA-256 stands in no entry of its journal yet. Opinions are stored with their
 * entry, in one transaction.
 */
export async function listUncovered(tx: Transaction, caseId: CaseId): Promise<Evidence[]> {
  const entries = await tx
    .select({ details: caseEntries.details })
    .from(caseEntries)
    .where(eq(caseEntries.caseId, caseId));
  const covered = collectSha256s(entries);
  const all = await listEvidence(tx, caseId);
  return all.filter(({ sha256 }) => !covered.has(sha256));
}

async function listEvidence(tx: Transaction, caseId: CaseId): Promise<Evidence[]> {
  const documents = await tx
    .select({ id: materials.materialId, sha256: materials.sha256 })
    .from(materials)
    .innerJoin(calls, eq(calls.callId, materials.callId))
    .where(eq(calls.caseId, caseId))
    .orderBy(asc(materials.uploadedAt), asc(materials.materialId));
  const papers = await tx
    .select({
      id: caseVouchers.voucherId,
      printed: caseVouchers.pdfSha256,
      signed: caseVouchers.signedPdfSha256,
    })
    .from(caseVouchers)
    .where(eq(caseVouchers.caseId, caseId))
    .orderBy(asc(caseVouchers.issuedAt), asc(caseVouchers.voucherId));
  const signed = await tx
    .select({ id: signatures.signatureId, sha256: signatures.recordSha256 })
    .from(signatures)
    .where(eq(signatures.caseId, caseId))
    .orderBy(asc(signatures.signedAt), asc(signatures.signatureId));
  const forms = await tx
    .select({ id: formFillings.fillingId, sha256: formFillings.sha256 })
    .from(formFillings)
    .where(and(eq(formFillings.caseId, caseId), isNotNull(formFillings.sha256)))
    .orderBy(asc(formFillings.openedAt), asc(formFillings.fillingId));
  const asEvidence = (kind: Evidence['kind'], id: string, sha256: string | null): Evidence[] =>
    sha256 === null ? [] : [{ kind, id, sha256 }];
  return [
    ...documents.flatMap(({ id, sha256 }) => asEvidence('document', id, sha256)),
    ...papers.flatMap(({ id, printed, signed: withMark }) => [
      ...asEvidence('paper', id, printed),
      ...asEvidence('paper', id, withMark),
    ]),
    ...signed.flatMap(({ id, sha256 }) => asEvidence('signature', id, sha256)),
    ...forms.flatMap(({ id, sha256 }) => asEvidence('form', id, sha256)),
  ];
}
