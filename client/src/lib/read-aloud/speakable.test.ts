import { describe, expect, it } from 'vitest';
import { toSpeakable } from './speakable.ts';

const words = {
  ending: (digits: string) => `, ending in ${digits}`,
  hour: (hour: string) => `${hour} o’clock`,
  clock: (hour: string, minute: string) => `${hour} ${minute}`,
  date: (year: string, month: string, day: string) => `${day} ${month} ${year}`,
  to: ' to ',
  hidden: '…',
};

describe('what is said of', () => {
  it.each([
    ['A037', 'A 0 3 7'],
    ['您的号码 MZ1207', '您的号码 M Z 1 2 0 7'],
    ['kept until 14:05', 'kept until 14 05'],
    ['09:00–17:00', '9 o’clock to 17 o’clock'],
    ['about 3–5 minutes', 'about 3 to 5 minutes'],
    ['2026-000123', '2 0 2 6, 0 0 0 1 2 3'],
    ['138****1234', '1 3 8, ending in 1 2 3 4'],
    ['张**', '张…'],
    ['023-68000000', '0 2 3, 6 8 0 0 0 0 0 0'],
    ['2026/11/26', '26 11 2026'],
    ['call 12345', 'call 1 2 3 4 5'],
    ['3 people, 1200 pages', '3 people, 1200 pages'],
  ])('%s is %s', (text, said) => {
    expect(toSpeakable(text, words)).toBe(said);
  });
});
