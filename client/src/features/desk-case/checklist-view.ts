import type { MaterialLine } from '@cloudseat/shared/nouns/catalogue.ts';
import type { Material } from '@cloudseat/shared/nouns/material.ts';
import type { CaseLine, CaseView } from '@cloudseat/shared/nouns/service-case.ts';
import type { LocalText } from '@cloudseat/shared/nouns/text.ts';

export type ChecklistRow = { line: MaterialLine; materials: Material[]; found: CaseLine | null };
export type ChecklistView = {
  rows: ChecklistRow[];
  /** Files that answer no line of this matter. */
  others: Material[];
  receivedRequiredCount: number;
  requiredCount: number;
};

/**
 * Puts each file under the line it answers, oldest first: those of this call, and those of the case's earlier calls once it
 * was read.
 */
export function readChecklist(
  lines: readonly MaterialLine[],
  materials: readonly Material[],
  view: CaseView | null,
): ChecklistView {
  const ofCase =
    view === null ? [] : [...view.lines.flatMap(({ versions }) => versions), ...view.otherMaterials];
  const all = new Map([...ofCase, ...materials].map((material) => [material.materialId, material]));
  const sorted = [...all.values()].sort((a, b) => a.uploadedAt - b.uploadedAt);
  const rows = lines.map((line) => ({
    line,
    materials: sorted.filter((material) => material.lineId === line.lineId),
    found: view?.lines.find(({ lineId }) => lineId === line.lineId) ?? null,
  }));
  const known = new Set<string>(lines.map((line) => line.lineId));
  const required = rows.filter((row) => row.line.isRequired);
  return {
    rows,
    others: sorted.filter((material) => material.lineId === null || !known.has(material.lineId)),
    requiredCount: required.length,
    receivedRequiredCount: required.filter((row) => row.materials.length > 0).length,
  };
}

/** Names of what is required and not there. */
export const listMissing = ({ rows }: ChecklistView): LocalText[] =>
  rows.flatMap(({ line, materials }) => (line.isRequired && materials.length === 0 ? [line.name] : []));

const shownInline = new Set(['image/jpeg', 'image/png', 'image/webp']);
/** Whether browsers show the file as a picture (HEIC they do not). */
export const isPicture = (material: Pick<Material, 'mimeType'>) => shownInline.has(material.mimeType);
