import { describe, expect, it } from 'vitest';
import { findKeyAction, type KeyAction, type KeyPress, keyActions, keysOf } from './key-map.ts';

const plain: KeyPress = {
  key: 'a',
  hasModifier: false,
  isRepeat: false,
  isComposing: false,
  isTyping: false,
  isOnControl: false,
  isInDialog: false,
};
const everything = new Set<KeyAction>(keyActions);

describe('a key on the desk', () => {
  it.each([
    ['a', 'accept'],
    ['A', 'accept'],
    ['Enter', 'accept'],
    ['d', 'decline'],
    ['m', 'mute'],
    ['？', 'help'],
    ['?', 'help'],
    ['z', null],
  ] as const)('%s means %s', (key, action) => {
    expect(findKeyAction({ ...plain, key }, everything)).toBe(action);
  });

  it.each([
    ['while typing', { isTyping: true }],
    ['while an input method composes', { isComposing: true }],
    ['with Ctrl', { hasModifier: true }],
    ['held down', { isRepeat: true }],
    ['inside a dialog', { isInDialog: true }],
  ])('does nothing %s', (_name, change) => {
    for (const action of keyActions) {
      for (const key of keysOf[action]) {
        expect(findKeyAction({ ...plain, key, ...change }, everything)).toBeNull();
      }
    }
  });

  it('leaves Enter to the control that has the focus, but takes a letter there', () => {
    expect(findKeyAction({ ...plain, key: 'Enter', isOnControl: true }, everything)).toBeNull();
    expect(findKeyAction({ ...plain, key: 'a', isOnControl: true }, everything)).toBe('accept');
  });

  it('does nothing that is not possible now', () => {
    expect(findKeyAction({ ...plain, key: 'a' }, new Set(['mute']))).toBeNull();
  });

  it('has one meaning for each key', () => {
    const all = keyActions.flatMap((action) => keysOf[action]);
    expect(new Set(all).size).toBe(all.length);
  });
});
