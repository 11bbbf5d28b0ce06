import { expect, it } from 'vitest';
import { splitWait } from './wait-parts.ts';

it('splits a wait by what it was spent on', () => {
  const changes = [
    { at: 1_000, to: 'queued' },
    { at: 4_000, to: 'offered' },
    { at: 6_000, to: 'queued' },
    // A mark on the call moves nothing.
    { at: 6_500, to: null },
    { at: 7_000, to: 'away' },
    { at: 17_000, to: 'queued' },
    { at: 18_000, to: 'offered' },
    { at: 20_000, to: 'connecting' },
    { at: 90_000, to: 'active' },
  ] as const;
  expect(splitWait(changes, 20_000)).toEqual({
    inLineMs: 5_000,
    ringingMs: 4_000,
    awayMs: 10_000,
    callbackMs: 0,
  });
});

it('goes on until now while the call waits, and stops at the accept though the call went back to the line', () => {
  const changes = [
    { at: 0, to: 'queued' },
    { at: 2_000, to: 'offered' },
    { at: 3_000, to: 'connecting' },
    { at: 9_000, to: 'queued' },
  ] as const;
  expect(splitWait(changes.slice(0, 1), 60_000)).toEqual({
    inLineMs: 60_000,
    ringingMs: 0,
    awayMs: 0,
    callbackMs: 0,
  });
  expect(splitWait(changes, 3_000)).toEqual({ inLineMs: 2_000, ringingMs: 1_000, awayMs: 0, callbackMs: 0 });
  expect(splitWait(changes, 10_000)).toEqual({ inLineMs: 3_000, ringingMs: 1_000, awayMs: 0, callbackMs: 0 });
});

it('tells the wait for a callback apart', () => {
  const changes = [
    { at: 0, to: 'queued' },
    { at: 2_000, to: 'callbackPending' },
    { at: 9_000, to: 'offered' },
  ] as const;
  expect(splitWait(changes, 10_000)).toEqual({
    ...{ inLineMs: 2_000, ringingMs: 1_000, awayMs: 0, callbackMs: 7_000 },
  });
});

it('is nothing of a call without changes', () => {
  expect(splitWait([], 5_000)).toEqual({ inLineMs: 0, ringingMs: 0, awayMs: 0, callbackMs: 0 });
});
