import type { FormDefinition, FormField, FormFilling, FormValue } from './form.ts';
import type { FormProblem } from './form-kinds.ts';
import { checkCreditCode, checkIdNumber, isDate } from './form-numbers.ts';

/** By field; what was never written, or emptied, is not there or empty. */
export type FormValues = Readonly<Record<string, FormValue>>;

// Han of every plane and the letters of other scripts; the dot of names from other languages; signs of private use, which
// stand for characters that a phone's font lacks.
const personName = /^[\p{L}\p{M}\p{Co}·•.'’ -]+$/u;

const asked: { [Kind in FormField['kind']]?: (text: string, field: FormField) => FormProblem | null } = {
  personName: (text) => (personName.test(text) ? null : 'nameForm'),
  idNumber: checkIdNumber,
  creditCode: checkCreditCode,
  phone: (text) => (/^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8})$/.test(text) ? null : 'phoneForm'),
  date: (text) => (isDate(text) ? null : 'dateForm'),
  number: (text, field) => (/^\d{1,12}(\.\d{1,4})?$/.test(text) ? checkBounds(text, field) : 'numberForm'),
  money: (text, field) => (/^\d{1,12}(\.\d{1,2})?$/.test(text) ? checkBounds(text, field) : 'moneyForm'),
  choice: (text, { options }) => (options.some(({ optionId }) => optionId === text) ? null : 'choiceUnknown'),
  address: (text) => ([...text].length < 6 ? 'addressShort' : null),
  yesNo: (text) => (text === 'yes' || text === 'no' ? null : 'choiceUnknown'),
};

function checkBounds(text: string, { min, max }: FormField): FormProblem | null {
  if (min !== null && Number(text) < min) return 'numberSmall';
  return max !== null && Number(text) > max ? 'numberLarge' : null;
}

export const isEmpty = (value: FormValue | null | undefined): boolean => !value || value.length === 0;

/** What is wrong with a field's value, by its kind. */
export function checkField(field: FormField, value: FormValue | undefined): FormProblem | null {
  if (value === undefined || isEmpty(value)) return field.isRequired ? 'missing' : null;
  if (Array.isArray(value) !== (field.kind === 'choices')) return 'kindWrong';
  if (Array.isArray(value)) {
    const known = field.options.map(({ optionId }) => optionId);
    const isKnown = new Set(value).size === value.length && value.every((each) => known.includes(each));
    return isKnown ? null : 'choiceUnknown';
  }
  if (field.maxLength !== null && [...value].length > field.maxLength) return 'tooLong';
  return asked[field.kind]?.(value, field) ?? null;
}

/** As it is kept: without spaces around, figures in half width, numbers without the signs that people set between them. */
export function tidyValue({ kind }: Pick<FormField, 'kind'>, value: FormValue): FormValue {
  if (Array.isArray(value)) return value;
  const text = value.trim();
  if (kind === 'text' || kind === 'longText' || kind === 'personName' || kind === 'address') return text;
  const narrow = text.replace(/[！-～]/g, (each) => String.fromCharCode(each.charCodeAt(0) - 0xfee0));
  if (kind === 'idNumber' || kind === 'creditCode') return narrow.replace(/[\s-]/g, '').toUpperCase();
  if (kind === 'phone') return narrow.replace(/\s/g, '');
  if (kind === 'number' || kind === 'money') return narrow.replace(/[\s,，]/g, '');
  return narrow;
}

export const fieldsOf = ({ sections }: FormDefinition): FormField[] =>
  sections.flatMap(({ fields }) => fields);

/** Asked for with what is filled in now: its condition holds, and that of the field it hangs on. */
export function isShown(field: FormField, definition: FormDefinition, values: FormValues): boolean {
  const { shownWhen } = field;
  if (shownWhen === null) return true;
  const other = fieldsOf(definition).find(({ fieldId }) => fieldId === shownWhen.fieldId);
  const value = values[shownWhen.fieldId];
  if (other === undefined || other === field || value === undefined) return false;
  const chosen = Array.isArray(value) ? value : [value];
  return chosen.some((each) => shownWhen.isOneOf.includes(each)) && isShown(other, definition, values);
}

/** Of the fields that are asked for, by field. */
export function findProblems(definition: FormDefinition, values: FormValues): Record<string, FormProblem> {
  const problems: Record<string, FormProblem> = {};
  for (const field of fieldsOf(definition)) {
    if (!isShown(field, definition, values)) continue;
    const problem = checkField(field, values[field.fieldId]);
    if (problem !== null) problems[field.fieldId] = problem;
  }
  return problems;
}

/** How many of the fields that must be filled in are, and rightly. */
export function countDone(definition: FormDefinition, values: FormValues): { done: number; total: number } {
  const required = fieldsOf(definition).filter(
    (field) => field.isRequired && isShown(field, definition, values),
  );
  const done = required.filter((field) => checkField(field, values[field.fieldId]) === null);
  return { done: done.length, total: required.length };
}

export const valuesOf = ({ fields }: Pick<FormFilling, 'fields'>): FormValues =>
  Object.fromEntries(Object.entries(fields).map(([fieldId, { value }]) => [fieldId, value]));
