import { expect, it } from 'vitest';
import { dueChoices, dueOf } from './task-due.ts';

const at = (text: string) => Date.parse(`${text}+08:00`);
const told = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16);

it.each([
  ['2026-11-26T09:00', ['2026-11-26T17:00', '2026-11-27T17:00', '2026-11-29T17:00', '2026-12-03T17:00']],
  ['2026-11-26T18:00', ['2026-11-26T23:59', '2026-11-27T17:00', '2026-11-29T17:00', '2026-12-03T17:00']],
  ['2026-12-31T00:00', ['2026-12-31T17:00', '2027-01-01T17:00', '2027-01-03T17:00', '2027-01-07T17:00']],
])('from %s a task is due by the district’s clock', (now, dues) => {
  expect(dueChoices.map((choice) => told(dueOf(choice, at(now))))).toEqual(dues);
});
