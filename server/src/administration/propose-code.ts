/** I and O would be taken for digits. */
const allowed = /[A-HJ-NP-Z]/g;
const fillers = 'XY';
const numberMax = 9_999;

/** The two letters a code begins with, of the initials of what it is for. */
export function codeLettersOf(initials: string): string {
  const letters = initials.toUpperCase().match(allowed) ?? [];
  return `${letters.join('')}${fillers}`.slice(0, 2);
}

/** The next code with these letters: the smallest number that none of the codes has, with two digits at least. Null when all are taken. */
export function nextCode(letters: string, taken: readonly string[]): string | null {
  const numbers = new Set(taken.map((code) => Number(code.slice(letters.length))));
  for (let number = 1; number <= numberMax; number += 1)
    if (!numbers.has(number)) return `${letters}${String(number).padStart(2, '0')}`;
  return null;
}
