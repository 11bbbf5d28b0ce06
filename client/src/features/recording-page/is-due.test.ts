import { expect, it } from 'vitest';
import { isDue } from './is-due.ts';

it('what may be deleted is over its term, on no hold, and still there', () => {
  const over = { deleteAfter: 10, isOnLegalHold: false, deletedAt: null };
  expect(isDue(over, 10)).toBe(true);
  expect(isDue(over, 9)).toBe(false);
  expect(isDue({ ...over, isOnLegalHold: true }, 10)).toBe(false);
  expect(isDue({ ...over, deleteAfter: null }, 10)).toBe(false);
  expect(isDue({ ...over, deletedAt: 5 }, 10)).toBe(false);
});
