import type { FormProblem } from './form-kinds.ts';

const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(
    ' ',
  ),
);
const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const idCheckCharacters = '10X98765432';

/** A citizen's number by GB 11643: place, day of birth, sequence, check character (ISO 7064, MOD 11-2). */
export function checkIdNumber(text: string): FormProblem | null {
  if (text.length !== 18) return 'idLength';
  if (!/^\d{17}[\dX]$/.test(text) || !provinces.has(text.slice(0, 2))) return 'idForm';
  const birth = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  if (!isDate(birth) || Number(text.slice(6, 10)) < 1900) return 'idBirth';
  return text[17] === idCheckCharacter(text) ? null : 'idCheck';
}

/** Of the first 17 digits. */
export function idCheckCharacter(text: string): string {
  const sum = idWeights.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return idCheckCharacters.charAt(sum % 11);
}

const creditCharacters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const creditForm = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/** A unified social credit code by GB 32100: no I, O, S, V, Z; the last character checks the others (MOD 31-3). */
export function checkCreditCode(text: string): FormProblem | null {
  if (text.length !== 18) return 'creditLength';
  if (!creditForm.test(text)) return 'creditForm';
  return text[17] === creditCheckCharacter(text) ? null : 'creditCheck';
}

/** Of the first 17 characters. */
export function creditCheckCharacter(text: string): string {
  let weight = 1;
  let sum = 0;
  for (const character of text.slice(0, 17)) {
    sum += creditCharacters.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return creditCharacters.charAt((31 - (sum % 31)) % 31);
}

/** A day of the calendar, as 2026-11-26. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
