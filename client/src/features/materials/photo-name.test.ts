import { describe, expect, it } from 'vitest';
import { photoName } from './photo-name.ts';

describe('the name of a photographed page', () => {
  it.each([
    ['店面证明（房产证或租房合同）', 1, '店面证明（房产证或租房合同）-1.jpg'],
    ['Lease / deed: "original"', 2, 'Lease deed original-2.jpg'],
    ['王䶮𠮷', 3, '王䶮𠮷-3.jpg'],
    ['长'.repeat(60), 1, `${'长'.repeat(40)}-1.jpg`],
  ])('%s, page %i', (name, page, expected) => {
    expect(photoName(name, page)).toBe(expected);
  });
});
