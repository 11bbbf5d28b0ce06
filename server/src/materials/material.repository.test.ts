import { CallId, MaterialId, MaterialLineId } from '@cloudseat/shared/nouns/ids.ts';
import { Material } from '@cloudseat/shared/nouns/material.ts';
import { describe, expect, it } from 'vitest';
import { makeId } from '../platform/ids.ts';
import { databaseKinds, useTestDatabase } from '../platform/test-support/test-databases.ts';
import { createMaterialRepository, type NewMaterial } from './material.repository.ts';

describe.each(databaseKinds)('materials on %s', (kind) => {
  const db = useTestDatabase(kind);
  const repository = () => createMaterialRepository(db());
  const make = (callId: CallId, changes: Partial<NewMaterial> = {}): NewMaterial => ({
    materialId: MaterialId.parse(makeId()),
    callId,
    lineId: MaterialLineId.parse('id-cards'),
    purpose: 'document',
    fileName: '王䶮的身份证.jpg',
    mimeType: 'image/jpeg',
    sizeBytes: 50 * 1024 * 1024,
    sha256: 'a'.repeat(64),
    uploadedBy: 'applicant',
    uploadedAt: 1_790_000_000_123,
    storedAs: 'stored',
    uploaderId: 'the-applicant',
    ...changes,
  });
  const freshCall = () => CallId.parse(makeId());

  it('come back as they were put, without the uploader', async () => {
    const material = make(freshCall(), { lineId: null });
    expect(await repository().add(material)).toBe(true);
    const { uploaderId: _, ...kept } = material;
    expect(await repository().find(material.materialId)).toEqual(kept);
    expect(await repository().find(MaterialId.parse('nothing'))).toBeNull();
  });

  it('are added once', async () => {
    const material = make(freshCall());
    const added = await Promise.all([
      repository().add(material),
      repository().add({ ...material, fileName: 'x' }),
    ]);
    expect(added.sort()).toEqual([false, true]);
    expect(await repository().countOf(material.callId)).toBe(1);
  });

  it('of a call are listed oldest first, those of others not', async () => {
    const callId = freshCall();
    for (const uploadedAt of [3_000, 1_000, 2_000]) await repository().add(make(callId, { uploadedAt }));
    await repository().add(make(freshCall()));
    const listed = await repository().listOf(callId);
    expect(listed.map(({ uploadedAt }) => uploadedAt)).toEqual([1_000, 2_000, 3_000]);
    for (const material of listed) expect(Material.strict().parse(material)).toEqual(material);
    expect(await repository().countOf(callId)).toBe(3);
    expect(await repository().countOf(freshCall())).toBe(0);
  });

  it('are found many at a time', async () => {
    const one = make(freshCall());
    const other = make(freshCall());
    await repository().add(one);
    await repository().add(other);
    const found = await repository().findMany([
      one.materialId,
      other.materialId,
      MaterialId.parse('nothing'),
    ]);
    expect([...found.keys()].sort()).toEqual([one.materialId, other.materialId].sort());
  });
});
