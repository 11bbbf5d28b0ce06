import { CallId, MandateId, MaterialId, MaterialLineId } from '@cloudseat/shared/nouns/ids.ts';
import type { Material } from '@cloudseat/shared/nouns/material.ts';
import { asc, count, eq, inArray } from 'drizzle-orm';
import type { Database } from '../platform/db.ts';
import { materials } from './material.schema.ts';

export type NewMaterial = Material & { storedAs: string; uploaderId: string };
export type StoredMaterial = Material & { storedAs: string };
export type MaterialRepository = ReturnType<typeof createMaterialRepository>;

const present = (row: typeof materials.$inferSelect): Material => ({
  materialId: MaterialId.parse(row.materialId),
  callId: CallId.parse(row.callId),
  lineId: MaterialLineId.nullable().parse(row.lineId),
  purpose: row.purpose,
  fileName: row.fileName,
  mimeType: row.mimeType,
  sizeBytes: row.sizeBytes,
  sha256: row.sha256,
  uploadedBy: row.uploadedBy,
  uploadedAt: row.uploadedAt.getTime(),
  ...(row.mandateId !== null && { mandateId: MandateId.parse(row.mandateId) }),
});

export function createMaterialRepository(db: Database) {
  return {
    /** Whether it was new: an upload that is finished twice is one material. */
    async add(material: NewMaterial): Promise<boolean> {
      const added = await db
        .insert(materials)
        .values({ ...material, uploadedAt: new Date(material.uploadedAt) })
        .onConflictDoNothing({ target: materials.materialId })
        .returning({ materialId: materials.materialId });
      return added.length > 0;
    },

    async find(materialId: MaterialId): Promise<StoredMaterial | null> {
      const [row] = await db.select().from(materials).where(eq(materials.materialId, materialId));
      return row ? { ...present(row), storedAs: row.storedAs } : null;
    },

    async findMany(materialIds: readonly MaterialId[]): Promise<Map<MaterialId, Material>> {
      if (materialIds.length === 0) return new Map();
      const rows = await db
        .select()
        .from(materials)
        .where(inArray(materials.materialId, [...new Set(materialIds)]));
      return new Map(rows.map(present).map((material) => [material.materialId, material]));
    },

    /** A call's files, oldest first. */
    async listOf(callId: CallId): Promise<Material[]> {
      const rows = await db
        .select()
        .from(materials)
        .where(eq(materials.callId, callId))
        .orderBy(asc(materials.uploadedAt), asc(materials.materialId));
      return rows.map(present);
    },

    /** Gives it as it is then, null where there is none. */
    async setLine(materialId: MaterialId, lineId: MaterialLineId | null): Promise<Material | null> {
      const [row] = await db
        .update(materials)
        .set({ lineId })
        .where(eq(materials.materialId, materialId))
        .returning();
      return row ? present(row) : null;
    },

    async countOf(callId: CallId): Promise<number> {
      const [row] = await db.select({ total: count() }).from(materials).where(eq(materials.callId, callId));
      return row?.total ?? 0;
    },
  };
}
