import type { MaterialLine } from '@cloudseat/shared/nouns/catalogue.ts';
import type { Material } from '@cloudseat/shared/nouns/material.ts';
import type { LocalText } from '@cloudseat/shared/nouns/text.ts';

export type ChecklistRow = { line: MaterialLine; materials: Material[] };
export type ChecklistView = {
  rows: ChecklistRow[];
  /** Files that answer no line of this matter. */
  others: Material[];
  receivedRequiredCount: number;
  requiredCount: number;
};

/** Puts each file under the line it answers, oldest first. */
export function readChecklist(lines: readonly MaterialLine[], materials: readonly Material[]): ChecklistView {
  const sorted = [...materials].sort((a, b) => a.uploadedAt - b.uploadedAt);
  const rows = lines.map((line) => ({
    line,
    materials: sorted.filter((material) => material.lineId === line.lineId),
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
