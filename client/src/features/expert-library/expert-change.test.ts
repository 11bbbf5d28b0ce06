import type { ExpertDraft, ExpertRow } from '@cloudseat/shared/nouns/expert-library.ts';
import { describe, expect, it } from 'vitest';
import { changesOf, readTies, spellTies } from './expert-change.ts';

const draft = {
  ...{ name: '石文君', unit: '水利院', region: '九龙坡', loginName: 'e001', phone: null },
  ...{ specialties: ['hydraulics', 'geology'], ties: [{ name: '某某公司', note: '兼职' }] },
  // Only what is compared: the rest of an expert is not looked at.
} as unknown as ExpertDraft;
// As above, and a row of the library beside it.
const row = { ...draft, phone: '139****0001' } as unknown as ExpertRow;

describe('what saving would change of an expert', () => {
  it('is nothing where nothing else was typed, in whatever order fields were ticked', () => {
    expect(changesOf(row, { ...draft, specialties: [...draft.specialties].reverse() })).toEqual([]);
  });
  it('is told field by field, with both sides', () => {
    const changed = { ...draft, unit: ' 设计院 ', phone: '13900000002', ties: [] };
    expect(changesOf(row, changed)).toEqual([
      { field: 'unit', before: ['水利院'], after: ['设计院'] },
      { field: 'phone', before: ['139****0001'], after: ['13900000002'] },
      { field: 'ties', before: ['某某公司|兼职'], after: [] },
    ]);
  });
  it('is all that is known of somebody who is added', () => {
    expect(changesOf(null, draft).map(({ field }) => field)).toEqual([
      ...['name', 'unit', 'region', 'account', 'specialties', 'ties'],
    ]);
  });
});

it('ties are read as they are spelled', () => {
  const ties = [
    { name: '某某公司', note: '兼职' },
    { name: '李四', note: '' },
  ];
  expect(readTies(spellTies(ties))).toEqual(ties);
  expect(readTies(' 王五 ｜ 亲属 \n\n')).toEqual([{ name: '王五', note: '亲属' }]);
});
