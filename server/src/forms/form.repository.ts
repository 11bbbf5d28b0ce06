import { FormDefinition } from '@cloudseat/shared/nouns/form.ts';
import type { CallId, CaseId, FormFillingId, FormId, MatterId } from '@cloudseat/shared/nouns/ids.ts';
import { and, desc, eq } from 'drizzle-orm';
import { calls } from '../call/call.schema.ts';
import type { Database, Transaction } from '../platform/db.ts';
import type { FieldCipher } from '../platform/field-cipher.ts';
import type { Filling } from './filling.ts';
import { formDefinitions, formFillings } from './form.schema.ts';

/** A filling with its content in clear, in memory only. */
export type FillingRow = Omit<
  typeof formFillings.$inferSelect,
  'fillingId' | 'caseId' | 'formId' | 'content' | 'completedForm'
> & {
  fillingId: FormFillingId;
  caseId: CaseId;
  formId: FormId;
  filling: Filling;
  /** Canonical JSON. */
  completedForm: string | null;
};

type Reading = Database | Transaction;
export type FormRepository = ReturnType<typeof createFormRepository>;

/** Writes happen in the transaction that holds the case's row: two at once come one after the other. */
export function createFormRepository(db: Database, cipher: FieldCipher) {
  const open = ({ content, completedForm, ...row }: typeof formFillings.$inferSelect): FillingRow => ({
    ...(row as Omit<FillingRow, 'filling' | 'completedForm'>),
    filling: JSON.parse(cipher.decrypt(content)) as Filling,
    completedForm: completedForm === null ? null : cipher.decrypt(completedForm),
  });
  const seal = ({ filling, completedForm, ...row }: FillingRow): typeof formFillings.$inferInsert => ({
    ...row,
    content: cipher.encrypt(JSON.stringify(filling)),
    completedForm: completedForm === null ? null : cipher.encrypt(completedForm),
  });
  return {
    /** A version that is there already stays as it is. */
    async addDefinition(definition: FormDefinition, addedAt: Date): Promise<void> {
      const { formId, version, matterId } = definition;
      await db
        .insert(formDefinitions)
        .values({ formId, version, matterId, definition, addedAt })
        .onConflictDoNothing();
    },
    async findDefinition(
      formId: FormId,
      version: number,
      reading: Reading = db,
    ): Promise<FormDefinition | null> {
      const [row] = await reading
        .select({ definition: formDefinitions.definition })
        .from(formDefinitions)
        .where(and(eq(formDefinitions.formId, formId), eq(formDefinitions.version, version)));
      return row ? FormDefinition.parse(row.definition) : null;
    },
    /** The newest of a matter's form. */
    async findDefinitionOf(matterId: MatterId, reading: Reading = db): Promise<FormDefinition | null> {
      const [row] = await reading
        .select({ definition: formDefinitions.definition })
        .from(formDefinitions)
        .where(eq(formDefinitions.matterId, matterId))
        .orderBy(desc(formDefinitions.version))
        .limit(1);
      return row ? FormDefinition.parse(row.definition) : null;
    },
    /** The last of a case's fillings. */
    async findFilling(caseId: CaseId, reading: Reading = db): Promise<FillingRow | null> {
      const [row] = await reading
        .select()
        .from(formFillings)
        .where(eq(formFillings.caseId, caseId))
        .orderBy(desc(formFillings.openedAt), desc(formFillings.sequence))
        .limit(1);
      return row ? open(row) : null;
    },
    async insertFilling(tx: Transaction, row: FillingRow): Promise<void> {
      await tx.insert(formFillings).values(seal(row));
    },
    async updateFilling(tx: Transaction, row: FillingRow): Promise<void> {
      const { fillingId, ...set } = seal(row);
      await tx.update(formFillings).set(set).where(eq(formFillings.fillingId, fillingId));
    },
    /** The newest calls of a case, live or not. */
    async listCallIds(caseId: CaseId, limit: number): Promise<CallId[]> {
      const rows = await db
        .select({ callId: calls.callId })
        .from(calls)
        .where(eq(calls.caseId, caseId))
        .orderBy(desc(calls.createdAt))
        .limit(limit);
      return rows.map(({ callId }) => callId as CallId);
    },
  };
}
