import { MaterialLine } from '@cloudseat/shared/nouns/catalogue.ts';
import { Material } from '@cloudseat/shared/nouns/material.ts';
import type { CaseView } from '@cloudseat/shared/nouns/service-case.ts';
import { describe, expect, it } from 'vitest';
import { isPicture, readChecklist } from './checklist-view.ts';

const name = { 'zh-Hans': '身份证', 'zh-Hant': '身份證', en: 'ID card' };
const lines = ['idCard', 'lease', 'extra'].map((lineId) =>
  MaterialLine.parse({ lineId, name, isRequired: lineId !== 'extra', note: null }),
);
const file = (materialId: string, lineId: string | null, uploadedAt: number) =>
  Material.parse({
    materialId,
    callId: 'c1',
    purpose: 'document',
    lineId,
    fileName: `${materialId}.jpg`,
    mimeType: 'image/jpeg',
    sizeBytes: 1,
    sha256: 'x',
    uploadedBy: 'applicant',
    uploadedAt,
  });

describe('the checklist of a call', () => {
  const ofCall = [
    file('m3', 'idCard', 30),
    file('m1', 'idCard', 10),
    file('m2', null, 20),
    file('m4', 'goneLine', 40),
  ];
  const view = readChecklist(lines, ofCall, null);

  it('puts files under their line, oldest first', () => {
    expect(view.rows.map((row) => row.materials.map((material) => material.materialId))).toEqual([
      ['m1', 'm3'],
      [],
      [],
    ]);
  });
  it('has the papers of earlier calls of the case too, each once', () => {
    const earlier = file('m0', 'idCard', 5);
    const ofCase = {
      lines: [{ ...lines[0], versions: [earlier, file('m1', 'idCard', 10)], review: null }],
      otherMaterials: [],
    } as unknown as CaseView;
    const { rows } = readChecklist(lines, ofCall, ofCase);
    expect(rows[0]?.materials.map((material) => material.materialId)).toEqual(['m0', 'm1', 'm3']);
    expect(rows[0]?.found?.versions).toHaveLength(2);
    expect(rows[1]?.found).toBeNull();
  });
  it('loses no file that answers no line', () => {
    expect(view.others.map((material) => material.materialId)).toEqual(['m2', 'm4']);
  });
  it('counts required lines, not files', () => {
    expect(view).toMatchObject({ requiredCount: 2, receivedRequiredCount: 1 });
  });
  it('previews only what browsers show', () => {
    expect(isPicture({ mimeType: 'image/png' })).toBe(true);
    expect(isPicture({ mimeType: 'image/heic' })).toBe(false);
    expect(isPicture({ mimeType: 'application/pdf' })).toBe(false);
  });
});
