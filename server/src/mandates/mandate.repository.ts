import type { ApplicantId, CaseId, MandateId } from '@cloudseat/shared/nouns/ids.ts';
import { and, asc, desc, eq, gt, inArray, isNotNull, lte, or } from 'drizzle-orm';
import { serviceCases } from '../cases/case.schema.ts';
import type { Database, Transaction } from '../platform/db.ts';
import type { FieldCipher } from '../platform/field-cipher.ts';
import { mandates } from './mandate.schema.ts';

type Row = typeof mandates.$inferSelect;
type Encrypted =
  | 'helperNameEncrypted'
  | 'helperPhoneEncrypted'
  | 'helperPhoneIndex'
  | 'placeEncrypted'
  | 'statementEncrypted';
/** A mandate with the helper in the clear. */
export type MandateRow = Omit<Row, Encrypted | 'mandateId' | 'caseId' | 'applicantId'> & {
  mandateId: MandateId;
  caseId: CaseId;
  applicantId: ApplicantId;
  helperName: string;
  helperPhone: string;
  place: string;
};
export type NewMandate = Omit<MandateRow, 'confirmedBy' | 'confirmedAt' | 'endedAt' | 'version' | 'state'>;
/** What a step changes; `statement`: what was agreed to. */
export type MandateStep = Pick<MandateRow, 'state'> &
  Partial<Pick<MandateRow, 'confirmedBy' | 'confirmedAt' | 'endedAt'>> & { statement?: string };
export type MandateRepository = ReturnType<typeof createMandateRepository>;

const isOpen = inArray(mandates.state, ['proposed', 'confirmed']);

/** Mandates; in the table whatever is of the helper's person is encrypted. Written in the transaction that holds the case's row. */
export function createMandateRepository(db: Database, cipher: FieldCipher) {
  const indexOf = (phone: string) => cipher.blindIndex(`helper phone:${phone}`);
  function present({
    helperNameEncrypted,
    helperPhoneEncrypted,
    helperPhoneIndex: _index,
    placeEncrypted,
    statementEncrypted: _statement,
    ...row
  }: Row): MandateRow {
    return {
      ...(row as Omit<MandateRow, 'helperName' | 'helperPhone' | 'place'>),
      helperName: cipher.decrypt(helperNameEncrypted),
      helperPhone: cipher.decrypt(helperPhoneEncrypted),
      place: cipher.decrypt(placeEncrypted),
    };
  }
  return {
    async insert(tx: Transaction, { helperName, helperPhone, place, ...mandate }: NewMandate) {
      const [row] = await tx
        .insert(mandates)
        .values({
          ...mandate,
          ...{ state: 'proposed', version: 0 },
          helperNameEncrypted: cipher.encrypt(helperName),
          helperPhoneEncrypted: cipher.encrypt(helperPhone),
          helperPhoneIndex: indexOf(helperPhone),
          placeEncrypted: cipher.encrypt(place),
        })
        .returning();
      if (!row) throw new Error('the mandate was not inserted');
      return present(row);
    },

    async find(mandateId: MandateId, reading: Database | Transaction = db): Promise<MandateRow | null> {
      const [row] = await reading.select().from(mandates).where(eq(mandates.mandateId, mandateId));
      return row ? present(row) : null;
    },

    async save(tx: Transaction, { mandateId, version }: MandateRow, { statement, ...step }: MandateStep) {
      const [row] = await tx
        .update(mandates)
        .set({
          ...step,
          version: version + 1,
          ...(statement !== undefined && { statementEncrypted: cipher.encrypt(statement) }),
        })
        .where(and(eq(mandates.mandateId, mandateId), eq(mandates.version, version)))
        .returning();
      if (!row) throw new Error('a mandate changed while the row of its case was held');
      return present(row);
    },

    /** The newest first. */
    async listOfCase(caseId: CaseId, reading: Database | Transaction = db): Promise<MandateRow[]> {
      const rows = await reading
        .select()
        .from(mandates)
        .where(eq(mandates.caseId, caseId))
        .orderBy(desc(mandates.proposedAt), desc(mandates.mandateId));
      return rows.map(present);
    },

    /** Those that were confirmed for this number and go on, or ended after `since`; the newest first. */
    async listHeld(helperPhone: string, since: Date, limit: number): Promise<MandateRow[]> {
      const isShown = or(eq(mandates.state, 'confirmed'), gt(mandates.endedAt, since));
      const rows = await db
        .select()
        .from(mandates)
        .where(
          and(eq(mandates.helperPhoneIndex, indexOf(helperPhone)), isNotNull(mandates.confirmedAt), isShown),
        )
        .orderBy(desc(mandates.confirmedAt))
        .limit(limit);
      return rows.map(present);
    },

    /** Open ones whose end came, or whose case has ended. */
    async listDue(now: Date, limit: number): Promise<MandateRow[]> {
      const rows = await db
        .select({ mandate: mandates })
        .from(mandates)
        .innerJoin(serviceCases, eq(serviceCases.caseId, mandates.caseId))
        .where(and(isOpen, or(lte(mandates.endsAt, now), isNotNull(serviceCases.closedAt))))
        .orderBy(asc(mandates.endsAt))
        .limit(limit);
      return rows.map(({ mandate }) => present(mandate));
    },
  };
}
