import { describe, expect, it } from 'vitest';
import {
  checkCreditCode,
  checkIdNumber,
  creditCheckCharacter,
  idCheckCharacter,
  isDate,
} from './form-numbers.ts';

/** As the standard writes it down: sum of digit × 2^(position), not the table of weights the code has. */
function idByStandard(first17: string): string {
  let sum = 0n;
  [...first17].forEach((digit, index) => {
    sum += BigInt(digit) * 2n ** BigInt(17 - index);
  });
  const check = (12n - (sum % 11n)) % 11n;
  return check === 10n ? 'X' : String(check);
}

describe('a citizen’s number', () => {
  const made = [
    '11010519491231002',
    '50010719900307123',
    '44052418800101001',
    '65010119991231999',
    '83000020000229111',
  ];

  it('has the check character that the standard computes', () => {
    for (const first of [...made, '50010719900307124', '50010719900307125', '50010719900307126'])
      expect([first, idCheckCharacter(first)]).toEqual([first, idByStandard(first)]);
    expect(checkIdNumber('11010519491231002X')).toBeNull();
  });

  it.each([
    ['1101051949123100', 'idLength'],
    ['', 'idLength'],
    ['11010519491231002x', 'idForm'],
    ['1101051949123100AX', 'idForm'],
    ['990105194912310021', 'idForm'],
    ['110105194913310021', 'idBirth'],
    ['110105190002290021', 'idBirth'],
    ['110105189912310021', 'idBirth'],
    ['110105194912310021', 'idCheck'],
  ])('%s is refused: %s', (text, problem) => expect(checkIdNumber(text)).toBe(problem));

  it('with any one digit mistyped, or two neighbours swapped, is never right', () => {
    const right = '50010719900307123'.concat(idCheckCharacter('50010719900307123'));
    expect(checkIdNumber(right)).toBeNull();
    for (let index = 0; index < 17; index += 1) {
      for (let digit = 0; digit < 10; digit += 1) {
        if (String(digit) === right[index]) continue;
        const mistyped = right.slice(0, index) + digit + right.slice(index + 1);
        expect([mistyped, checkIdNumber(mistyped)]).not.toEqual([mistyped, null]);
      }
      const [left, next] = [right[index], right[index + 1]];
      if (left === next) continue;
      const swapped = `${right.slice(0, index)}${next}${left}${right.slice(index + 2)}`;
      expect([swapped, checkIdNumber(swapped)]).not.toEqual([swapped, null]);
    }
  });
});

describe('a unified social credit code', () => {
  it.each(['91350100M000100Y43', '91110000600037341L', '91440300708461136T'])('%s is right', (code) =>
    expect(checkCreditCode(code)).toBeNull(),
  );
  it.each([
    ['91350100M000100Y4', 'creditLength'],
    ['91350100M000100I43', 'creditForm'],
    ['9135O100M000100Y43', 'creditForm'],
    ['91350100M000100Y44', 'creditCheck'],
    ['91350100M000100Z43', 'creditForm'],
  ])('%s is refused: %s', (code, problem) => expect(checkCreditCode(code)).toBe(problem));
  it('with any one character mistyped is never right', () => {
    const first = '91500107MA5YQ1234';
    const right = first + creditCheckCharacter(first);
    expect(checkCreditCode(right)).toBeNull();
    for (let index = 8; index < 18; index += 1)
      for (const character of '0123456789ABCDEFGHJKLMNPQRTUWXY') {
        if (character === right[index]) continue;
        expect(checkCreditCode(right.slice(0, index) + character + right.slice(index + 1))).toBe(
          'creditCheck',
        );
      }
  });
});

it.each([
  ['2024-02-29', true],
  ['2023-02-29', false],
  ['2026-04-31', false],
  ['2026-4-1', false],
  ['26-04-01', false],
])('the date %s: %s', (text, isRight) => expect(isDate(text)).toBe(isRight));
