import type { ApplicantId, CaseId } from '@cloudseat/shared/nouns/ids.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db.ts';
import type { FieldCipher } from '../platform/field-cipher.ts';
import { hashRecord, makeRecord, type SigningWish } from './sign.ts';
import { createSignatureRepository, type StoredSignature } from './signature.repository.ts';
import type { Countersignature } from './signature.schema.ts';
import { statementOf } from './signature-statements.ts';

/**
 * A certification authority, or a time stamping service: what makes of a record a reliable electronic signature (电子签名法
 * §13). Null where it has nothing to say; it throws when it cannot be asked, and then nothing is signed.
 */
export type Countersigner = (recordSha256: string) => Promise<Countersignature | null>;
const noCountersigner: Countersigner = async () => null;

/** Applicants' signatures: the wish of one whose right to the case was checked comes in, a record goes to the database. */
export type Signatures = ReturnType<typeof createSignatures>;

export function createSignatures(deps: {
  db: Database;
  cipher: FieldCipher;
  clock: Clock;
  countersign?: Countersigner;
}) {
  const { clock, countersign = noCountersigner } = deps;
  const repository = createSignatureRepository(deps.db, deps.cipher);
  return {
    /** The words to show beside the pad, and their version. */
    statementOf,

    /** Signing again gives the first signature. Errors: see makeRecord. */
    async sign(wish: SigningWish): Promise<StoredSignature> {
      const record = makeRecord(wish, clock.now());
      const { documentSha256, applicantId } = record;
      const earlier = await repository.find(documentSha256, applicantId);
      if (earlier) return earlier;
      const recordSha256 = hashRecord(record);
      const stored = { record, recordSha256, countersignature: await countersign(recordSha256) };
      if (await repository.add(stored)) return stored;
      // Somebody tapped twice, and the other tap was first.
      return (await repository.find(documentSha256, applicantId)) ?? stored;
    },

    find: (documentSha256: string, applicantId: ApplicantId): Promise<StoredSignature | null> =>
      repository.find(documentSha256, applicantId),

    listOf: (caseId: CaseId): Promise<StoredSignature[]> => repository.listOf(caseId),

    /** Whether a record is still what was signed. */
    isIntact: ({ record, recordSha256 }: StoredSignature): boolean => hashRecord(record) === recordSha256,
  };
}
