import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Doc } from 'yjs';
import { editOf, movedCaret } from './text-edit.ts';

const apply = (text: string, { at, removed, inserted }: NonNullable<ReturnType<typeof editOf>>) =>
  text.slice(0, at) + inserted + text.slice(at + removed);

describe('an edit', () => {
  it.each([
    ['ab', 'ab', null],
    ['ab', 'aXb', { at: 1, removed: 0, inserted: 'X' }],
    ['aXb', 'ab', { at: 1, removed: 1, inserted: '' }],
    ['aa', 'aaa', { at: 2, removed: 0, inserted: 'a' }],
    ['旧的字', '新字', { at: 0, removed: 2, inserted: '新' }],
    // Both characters begin with the same half.
    ['𠮷', '𠮸', { at: 0, removed: 2, inserted: '𠮸' }],
  ])('from %s to %s is %o', (before, after, edit) => {
    expect(editOf(before, after)).toEqual(edit);
  });

  it('leads from any text to any other, and cuts no character in two', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '字', '𠮷', '𠮸'), maxLength: 12 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const edit = editOf(before, after);
        expect(edit === null ? before : apply(before, edit)).toBe(after);
        if (edit !== null) expect(edit.inserted.isWellFormed()).toBe(true);
      }),
    );
  });
});

it('a caret stays between the same letters while somebody else writes', () => {
  const text = new Doc().getText('t');
  text.insert(0, '堤防长');
  const carets: number[] = [];
  text.observe(({ delta }) => carets.push(movedCaret(2, delta)));
  text.insert(0, '新');
  text.insert(3, '的');
  text.delete(0, 2);
  expect(carets).toEqual([3, 2, 0]);
});
