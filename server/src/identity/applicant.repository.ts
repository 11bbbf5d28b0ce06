import { ApplicantId } from '@cloudseat/shared/nouns/ids.ts';
import { eq, inArray, or } from 'drizzle-orm';
import type { Database } from '../platform/db.ts';
import type { FieldCipher } from '../platform/field-cipher.ts';
import { makeId } from '../platform/ids.ts';
import { applicants } from './identity.schema.ts';

export type Applicant = { applicantId: ApplicantId; name: string; phone: string };
export type ApplicantRepository = ReturnType<typeof createApplicantRepository>;

/** Applicants with name and phone in the clear; in the table both are encrypted. */
export function createApplicantRepository(db: Database, cipher: FieldCipher) {
  const present = (row: typeof applicants.$inferSelect): Applicant => ({
    applicantId: ApplicantId.parse(row.applicantId),
    name: cipher.decrypt(row.nameEncrypted),
    phone: cipher.decrypt(row.phoneEncrypted),
  });
  const indexOfName = (name: string) => cipher.blindIndex(`name:${name}`);
  return {
    /** Those with this whole name, or the one with this phone. Who has not signed in since names are indexed is found by phone. */
    async findIds(text: string): Promise<ApplicantId[]> {
      const isMeant = or(
        eq(applicants.phoneIndex, cipher.blindIndex(`phone:${text}`)),
        eq(applicants.nameIndex, indexOfName(text)),
      );
      const rows = await db.select({ id: applicants.applicantId }).from(applicants).where(isMeant);
      return rows.map(({ id }) => ApplicantId.parse(id));
    },

    /** The applicant with this phone, new or known; the name is the one given last. */
    async upsert(person: { name: string; phone: string }, at: number): Promise<Applicant> {
      const nameEncrypted = cipher.encrypt(person.name);
      const nameIndex = indexOfName(person.name);
      const lastSignInAt = new Date(at);
      const rows = await db
        .insert(applicants)
        .values({
          applicantId: makeId(),
          phoneIndex: cipher.blindIndex(`phone:${person.phone}`),
          phoneEncrypted: cipher.encrypt(person.phone),
          nameEncrypted,
          nameIndex,
          createdAt: lastSignInAt,
          lastSignInAt,
        })
        .onConflictDoUpdate({
          target: applicants.phoneIndex,
          set: { nameEncrypted, nameIndex, lastSignInAt },
        })
        .returning();
      const [row] = rows;
      if (!row) throw new Error('the upsert gave no row back');
      return present(row);
    },

    async find(applicantId: ApplicantId): Promise<Applicant | null> {
      const [row] = await db.select().from(applicants).where(eq(applicants.applicantId, applicantId));
      return row ? present(row) : null;
    },

    async findMany(applicantIds: readonly ApplicantId[]): Promise<Map<ApplicantId, Applicant>> {
      if (applicantIds.length === 0) return new Map();
      const rows = await db
        .select()
        .from(applicants)
        .where(inArray(applicants.applicantId, [...new Set(applicantIds)]));
      return new Map(rows.map(present).map((applicant) => [applicant.applicantId, applicant]));
    },
  };
}
