import { MaterialId, MaterialLineId } from '@cloudseat/shared/nouns/ids.ts';
import { describe, expect, it } from 'vitest';
import { findEarlier } from './compare-choice.ts';

const file = (materialId: string, lineId: string | null, uploadedAt: number) => ({
  materialId: MaterialId.parse(materialId),
  lineId: MaterialLineId.nullable().parse(lineId),
  uploadedAt,
});
const files = [
  file('a1', 'a', 1),
  file('a2', 'a', 2),
  file('a3', 'a', 5),
  file('b', 'b', 4),
  file('x', null, 3),
];

describe('what a file is compared with', () => {
  it.each([
    ['a3', 'a2'],
    ['a2', 'a1'],
    // Nothing was before the first one.
    ['a1', 'a3'],
    ['b', 'a3'],
    ['x', 'a3'],
  ])('%s: %s', (materialId, expected) => {
    expect(findEarlier(files, MaterialId.parse(materialId))).toBe(expected);
  });

  it('is nothing when there is no other', () => {
    expect(findEarlier([files[0] as (typeof files)[number]], MaterialId.parse('a1'))).toBeNull();
  });
});
