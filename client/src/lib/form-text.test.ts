import type { FormField, FormFilling, FormView } from '@cloudseat/shared/nouns/form.ts';
import { expect, it } from 'vitest';
import { formValueText, takeFilling } from './form-text.ts';

const text = (zh: string) => ({ 'zh-Hans': zh, 'zh-Hant': zh, en: zh });
const words = { pick: (each: { en: string }) => each.en, yes: '是', no: '否', empty: '没有填' };
const field = (kind: FormField['kind'], unit: string | null = null) =>
  ({
    kind,
    unit: unit === null ? null : text(unit),
    options: [
      { optionId: 'a', label: text('甲') },
      { optionId: 'b', label: text('乙') },
    ],
  }) as unknown as FormField;

it.each([
  ['text', undefined, '没有填'],
  ['text', '小面', '小面'],
  ['choice', 'b', '乙'],
  ['choice', 'gone', 'gone'],
  ['choices', ['a', 'b'], '甲、乙'],
  ['choices', [], '没有填'],
  ['yesNo', 'yes', '是'],
  ['yesNo', 'no', '否'],
] as const)('a value of %s, %j, is read as %s', (kind, value, said) =>
  expect(formValueText(field(kind), typeof value === 'object' ? [...value] : value, words)).toBe(said),
);
it('a number has its unit', () => expect(formValueText(field('number', '人'), '2', words)).toBe('2 人'));

it('a filling takes the place of an older one only', () => {
  const filling = (version: number) => ({ version }) as FormFilling;
  const view = { filling: filling(3) } as FormView;
  expect(takeFilling(view, filling(2)).filling?.version).toBe(3);
  expect(takeFilling(view, filling(3)).filling?.version).toBe(3);
  expect(takeFilling({ ...view, filling: null }, filling(1)).filling?.version).toBe(1);
});
