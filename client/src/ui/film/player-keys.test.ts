import { describe, expect, it } from 'vitest';
import { nextRate, readPlayerKey } from './player-keys.ts';

const press = (key: string, change = {}) =>
  readPlayerKey({ key, hasModifier: false, isTyping: false, isOnControl: false, ...change });

describe('a key in the player', () => {
  it.each([
    [' ', { act: 'toggle' }],
    ['ArrowLeft', { act: 'leap', byMs: -5_000 }],
    ['ArrowRight', { act: 'leap', byMs: 5_000 }],
    ['[', { act: 'rate', by: -1 }],
    ['】', { act: 'rate', by: 1 }],
    ['7', { act: 'tenth', tenth: 7 }],
    ['x', null],
  ])('%s', (key, act) => {
    expect(press(key)).toEqual(act);
  });
  it('is text where text is typed, and the browser’s with a modifier', () => {
    expect(press('7', { isTyping: true })).toBeNull();
    expect(press('ArrowLeft', { hasModifier: true })).toBeNull();
  });
  it('presses the button it is on rather than the player', () => {
    expect(press(' ', { isOnControl: true })).toBeNull();
    expect(press('ArrowLeft', { isOnControl: true })).not.toBeNull();
  });
});

it('the rate goes up and down by steps and stays within them', () => {
  expect(nextRate(1, 1)).toBe(1.25);
  expect(nextRate(1, -1)).toBe(0.75);
  expect(nextRate(2, 1)).toBe(2);
  expect(nextRate(0.5, -1)).toBe(0.5);
});
