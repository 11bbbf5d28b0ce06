import { describe, expect, it } from 'vitest';
import { createGrader, gradeSample, type NetworkSample } from './network-grade.ts';

const well: NetworkSample = {
  isConnected: true,
  sentLoss: 0,
  receivedLoss: 0,
  roundTripMs: 40,
  availableUplink: 2_000_000,
};

describe('the grade of one look', () => {
  it.each([
    [{}, 'good'],
    [{ isConnected: false }, 'lost'],
    [{ sentLoss: 0.05 }, 'fair'],
    [{ receivedLoss: 0.2 }, 'weak'],
    [{ roundTripMs: 500 }, 'fair'],
    [{ roundTripMs: 1_000 }, 'weak'],
    [{ availableUplink: 200_000 }, 'fair'],
    [{ availableUplink: 50_000 }, 'weak'],
    [{ availableUplink: null }, 'good'],
    [{ sentLoss: null, receivedLoss: null, roundTripMs: null }, 'unknown'],
  ] as const)('with %o is %s', (change, grade) => {
    expect(gradeSample({ ...well, ...change })).toBe(grade);
  });
});

describe('the grade over time', () => {
  const weak = { ...well, sentLoss: 0.5 };
  const show = (samples: NetworkSample[]) => {
    const grade = createGrader();
    return samples.map(grade);
  };
  it('shows a good first look at once and a single bad one not at all, be it the first', () => {
    expect(show([well, weak, well, weak, well])).toEqual(['good', 'good', 'good', 'good', 'good']);
    expect(show([weak, well])).toEqual(['good', 'good']);
  });
  it('gets worse after two looks, better after five', () => {
    expect(show([well, weak, weak])).toEqual(['good', 'good', 'weak']);
    expect(show([weak, weak, well, well, well, well, well])).toEqual([
      'good',
      'weak',
      'weak',
      'weak',
      'weak',
      'weak',
      'good',
    ]);
  });
  it('shows a lost link and its return at once', () => {
    expect(show([well, { ...well, isConnected: false }, well])).toEqual(['good', 'lost', 'good']);
  });
});
