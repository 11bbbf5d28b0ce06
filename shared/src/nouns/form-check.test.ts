import { describe, expect, it } from 'vitest';
import { FormDefinition, FormField, type FormValue } from './form.ts';
import { checkField, countDone, findProblems, tidyValue } from './form-check.ts';
import type { FormKind } from './form-kinds.ts';
import { schemaOfValues } from './form-schema.ts';

const words = (text: string) => ({ 'zh-Hans': text, 'zh-Hant': text, en: text });
const make = (kind: FormKind, changes: Partial<FormField> = {}): FormField =>
  FormField.parse({
    ...{ fieldId: kind, label: words(kind), kind, isRequired: true, hint: null, maxLength: 20, unit: null },
    ...{ min: null, max: null, options: [], shownWhen: null, width: 'full' },
    ...changes,
  });
const options = ['a', 'b'].map((optionId) => ({ optionId, label: words(optionId) }));

describe('a value of a field', () => {
  const table: [FormKind, FormValue, string | null][] = [
    ['text', '渝味小面', null],
    ['text', '一二三四五六七八九十一二三四五六七八九十多', 'tooLong'],
    // 20 characters of two units each are 20 characters.
    ['text', '𠮷'.repeat(20), null],
    ['longText', '早餐\n午餐', null],
    ['personName', '王敏', null],
    ['personName', '𬱖燚㛃', null],
    ['personName', '阿卜杜拉·买买提', null],
    ['personName', 'Anna O’Neil', null],
    ['personName', '王敏1', 'nameForm'],
    ['personName', '王<b>', 'nameForm'],
    ['idNumber', '11010519491231002X', null],
    ['idNumber', '110105194912310021', 'idCheck'],
    ['creditCode', '91350100M000100Y43', null],
    ['creditCode', '91350100M000100Y44', 'creditCheck'],
    ['phone', '13800001234', null],
    ['phone', '023-68437777', null],
    ['phone', '1380000123', 'phoneForm'],
    ['date', '2026-02-28', null],
    ['date', '2026-02-30', 'dateForm'],
    ['number', '12.5', null],
    ['number', '-1', 'numberForm'],
    ['number', '十', 'numberForm'],
    ['money', '50000.00', null],
    ['money', '1.234', 'moneyForm'],
    ['choice', 'a', null],
    ['choice', 'c', 'choiceUnknown'],
    ['choice', ['a'], 'kindWrong'],
    ['choices', ['a', 'b'], null],
    ['choices', ['a', 'a'], 'choiceUnknown'],
    ['choices', 'a', 'kindWrong'],
    ['choices', [], 'missing'],
    ['address', '西彭镇民安路', null],
    ['address', '西彭', 'addressShort'],
    ['yesNo', 'no', null],
    ['yesNo', 'maybe', 'choiceUnknown'],
    ['text', '', 'missing'],
  ];
  it.each(table)('%s %j: %s', (kind, value, problem) =>
    expect(checkField(make(kind, { options }), value)).toBe(problem),
  );
  it('is held to the bounds of its field', () => {
    const field = make('number', { min: 1, max: 99 });
    expect(['0', '1', '99', '99.1'].map((value) => checkField(field, value))).toEqual([
      ...['numberSmall', null, null, 'numberLarge'],
    ]);
  });
  it('may be empty where it is not required', () =>
    expect(checkField(make('idNumber', { isRequired: false }), '')).toBeNull());
  it.each([
    ['idNumber', ' １１０１０５ 19491231-002x ', '11010519491231002X'],
    ['phone', '138 0000 1234', '13800001234'],
    ['money', '50，000.00', '50000.00'],
    ['address', ' 西彭镇 1 号 ', '西彭镇 1 号'],
  ] as [FormKind, string, string][])('of %s is kept tidy', (kind, typed, kept) =>
    expect(tidyValue({ kind }, typed)).toBe(kept),
  );
});

describe('a form', () => {
  const form = FormDefinition.parse({
    ...{ formId: 'f', version: 1, matterId: 'm', title: words('form') },
    sections: [
      {
        ...{ sectionId: 's', title: words('s') },
        fields: [
          make('yesNo', {}),
          make('idNumber', { shownWhen: { fieldId: 'yesNo', isOneOf: ['yes'] } as FormField['shownWhen'] }),
          make('text', { shownWhen: { fieldId: 'idNumber', isOneOf: ['x'] } as FormField['shownWhen'] }),
          make('phone', { isRequired: false }),
        ],
      },
    ],
    paper: { size: 'A4', declaration: words('true') },
  });
  const schema = schemaOfValues(form);

  it('asks for what its conditions show, counts it, and leaves out what they hide', () => {
    expect(findProblems(form, {})).toEqual({ yesNo: 'missing' });
    expect(findProblems(form, { yesNo: 'yes', phone: '1' })).toEqual({
      idNumber: 'missing',
      phone: 'phoneForm',
    });
    expect(countDone(form, { yesNo: 'yes' })).toEqual({ done: 1, total: 2 });
    // What hangs on a hidden field is hidden with it.
    expect(schema.parse({ yesNo: 'no', idNumber: 'x', phone: '' })).toEqual({ yesNo: 'no' });
  });
  it('names the field and the problem of each fault, and takes no field of another form', () => {
    const { error } = schema.safeParse({ yesNo: 'yes', idNumber: '1' });
    expect(error?.issues).toMatchObject([{ path: ['idNumber'], message: 'idLength' }]);
    expect(schema.safeParse({ yesNo: 'no', other: 'x' }).success).toBe(false);
  });
});
