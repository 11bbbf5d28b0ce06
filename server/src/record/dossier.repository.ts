import type { CaseId, MaterialId } from '@cloudseat/shared/nouns/ids.ts';
import { and, asc, eq, isNotNull } from 'drizzle-orm';
import { calls } from '../call/call.schema.ts';
import { formFillings } from '../forms/form.schema.ts';
import { materials } from '../materials/material.schema.ts';
import type { Database } from '../platform/db.ts';
import type { FieldCipher } from '../platform/field-cipher.ts';

export type DossierMaterial = {
  materialId: MaterialId;
  fileName: string;
  sizeBytes: number;
  storedAs: string;
};
export type DossierRepository = ReturnType<typeof createDossierRepository>;

/** What of a case's evidence nobody else lists whole. */
export function createDossierRepository(db: Database, cipher: FieldCipher) {
  return {
    /** Files of all calls, whatever line they answer and whichever came after them. */
    async listMaterials(caseId: CaseId): Promise<DossierMaterial[]> {
      const { materialId, fileName, sizeBytes, storedAs, uploadedAt } = materials;
      const rows = await db
        .select({ materialId, fileName, sizeBytes, storedAs })
        .from(materials)
        .innerJoin(calls, eq(calls.callId, materials.callId))
        .where(eq(calls.caseId, caseId))
        .orderBy(asc(uploadedAt), asc(materialId));
      return rows as DossierMaterial[];
    },

    /** Forms that were completed, those that were opened again later too: the canonical JSON that was hashed. */
    async listForms(caseId: CaseId): Promise<{ fillingId: string; text: string }[]> {
      const { fillingId, completedForm, openedAt } = formFillings;
      const rows = await db
        .select({ fillingId, completedForm })
        .from(formFillings)
        .where(and(eq(formFillings.caseId, caseId), isNotNull(completedForm)))
        .orderBy(asc(openedAt), asc(fillingId));
      return rows.map((row) => ({ fillingId: row.fillingId, text: cipher.decrypt(row.completedForm ?? '') }));
    },
  };
}
