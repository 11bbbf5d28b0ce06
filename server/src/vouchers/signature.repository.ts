import type { ApplicantId, CaseId } from '@cloudseat/shared/nouns/ids.ts';
import { SignatureRecord } from '@cloudseat/shared/nouns/signature.ts';
import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '../platform/db.ts';
import type { FieldCipher } from '../platform/field-cipher.ts';
import { type Countersignature, signatures } from './signature.schema.ts';

export type StoredSignature = {
  record: SignatureRecord;
  recordSha256: string;
  countersignature: Countersignature | null;
};

export function createSignatureRepository(db: Database, cipher: FieldCipher) {
  const present = (row: typeof signatures.$inferSelect): StoredSignature => {
    const { markEncrypted, recordSha256, countersignature, signedAt, ...rest } = row;
    const mark: unknown = JSON.parse(cipher.decrypt(markEncrypted));
    const record = SignatureRecord.parse({ ...rest, signedAt: signedAt.getTime(), mark });
    return { record, recordSha256, countersignature };
  };

  return {
    /** False when this applicant has signed this document already: the first signature stays. */
    async add({ record, recordSha256, countersignature }: StoredSignature): Promise<boolean> {
      const { mark, signedAt, ...rest } = record;
      const added = await db
        .insert(signatures)
        .values({
          ...rest,
          signedAt: new Date(signedAt),
          markEncrypted: cipher.encrypt(JSON.stringify(mark)),
          recordSha256,
          countersignature,
        })
        .onConflictDoNothing({ target: [signatures.documentSha256, signatures.applicantId] })
        .returning({ signatureId: signatures.signatureId });
      return added.length > 0;
    },

    async find(documentSha256: string, applicantId: ApplicantId): Promise<StoredSignature | null> {
      const [row] = await db
        .select()
        .from(signatures)
        .where(and(eq(signatures.documentSha256, documentSha256), eq(signatures.applicantId, applicantId)));
      return row ? present(row) : null;
    },

    /** A case's signatures, oldest first. */
    async listOf(caseId: CaseId): Promise<StoredSignature[]> {
      const rows = await db
        .select()
        .from(signatures)
        .where(eq(signatures.caseId, caseId))
        .orderBy(asc(signatures.signedAt), asc(signatures.signatureId));
      return rows.map(present);
    },
  };
}
