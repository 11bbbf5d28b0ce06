import type { MaterialId } from '@cloudseat/shared/nouns/ids.ts';
import type { Material } from '@cloudseat/shared/nouns/material.ts';

type File = Pick<Material, 'materialId' | 'lineId' | 'uploadedAt'>;

/** What a file is best compared with: the version before it for the same line, else the newest other one of that line, else any. */
export function findEarlier(files: readonly File[], materialId: MaterialId): MaterialId | null {
  const file = files.find((other) => other.materialId === materialId);
  const newestFirst = files
    .filter((other) => other.materialId !== materialId)
    .sort((a, b) => b.uploadedAt - a.uploadedAt);
  const sameLine = newestFirst.filter(({ lineId }) => lineId !== null && lineId === file?.lineId);
  const before = sameLine.find(({ uploadedAt }) => uploadedAt <= (file?.uploadedAt ?? 0));
  return (before ?? sameLine[0] ?? newestFirst[0])?.materialId ?? null;
}
