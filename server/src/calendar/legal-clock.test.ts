import { LegalClockKind, LegalClockView } from '@cloudseat/shared/nouns/legal-clock.ts';
import { describe, expect, it } from 'vitest';
import { daysOf, type KnownDays, type LegalClock, presentLegalClock } from './legal-clock.ts';

const at = (text: string) => Date.parse(`${text}+08:00`);
/** A Friday off, and one year of holidays entered. */
const known: KnownDays = { kinds: new Map([['2026-09-25', 'holiday']]), years: new Set([2026]) };
const monday: LegalClock = { kind: 'tellGaps', startedAt: at('2026-09-21T10:00') };
const read = (clock: LegalClock, now: string) => presentLegalClock(clock, at(now), known);

describe('a legal clock', () => {
  it('fits the contract and counts by the table of holidays', () => {
    const view = LegalClockView.parse(read(monday, '2026-09-21T10:00'));
    expect(view).toEqual({
      ...{ kind: 'tellGaps', startedAt: monday.startedAt, dueAt: at('2026-09-29T23:59:59.999') },
      ...{ daysLeft: 5, isPaused: false, isOver: false, isProvisional: false, warnLevel: 'calm' },
    });
  });

  it.each([
    ['calm with three days left', '2026-09-23T12:00', 3, 'calm'],
    ['soon with two', '2026-09-24T12:00', 2, 'soon'],
    ['soon on a day off in between', '2026-09-26T12:00', 2, 'soon'],
    ['soon with one', '2026-09-28T12:00', 1, 'soon'],
    ['last on its last day', '2026-09-29T23:59', 0, 'last'],
    ['over then', '2026-09-30T00:00', 0, 'over'],
  ])('is %s', (_name, now, daysLeft, warnLevel) => {
    expect(read(monday, now)).toMatchObject({ daysLeft, warnLevel, isOver: warnLevel === 'over' });
  });

  it('is calm while it stands still, unless it is over', () => {
    const pausedAt = (from: string) => ({ ...monday, pauses: [{ from: at(from), to: null }] });
    expect(read(pausedAt('2026-09-28T12:00'), '2026-10-20T12:00')).toMatchObject({
      ...{ daysLeft: 1, isPaused: true, warnLevel: 'calm' },
    });
    expect(read(pausedAt('2026-09-30T12:00'), '2026-10-20T12:00').warnLevel).toBe('over');
  });

  it('is provisional where it runs into or begins in a year whose holidays are not entered, until it is over', () => {
    const late: LegalClock = { kind: 'decide', startedAt: at('2026-12-10T10:00') };
    expect(read(late, '2026-12-11T10:00').isProvisional).toBe(true);
    expect(read(late, '2027-03-01T10:00')).toMatchObject({ isOver: true, isProvisional: false });
    expect(read({ ...monday, startedAt: at('2025-12-31T10:00') }, '2025-12-31T10:00').isProvisional).toBe(
      true,
    );
    expect(read({ ...monday, startedAt: at('2026-12-24T10:00') }, '2026-12-24T10:00').isProvisional).toBe(
      false,
    );
  });

  it.each([
    [{ kind: 'tellGaps' }, 5],
    [{ kind: 'decide' }, 20],
    [{ kind: 'decide', isExtended: true }, 30],
    [{ kind: 'joint' }, 45],
    [{ kind: 'joint', isExtended: true }, 60],
    [{ kind: 'decide', days: 7 }, 7],
    [{ kind: 'decide', days: 7, isExtended: true }, 17],
    [{ kind: 'conditional' }, 10],
    [{ kind: 'correction' }, 15],
  ] as const)('%j has %i working days', (clock, days) => {
    expect(daysOf(clock)).toBe(days);
    const view = read({ ...clock, startedAt: monday.startedAt }, '2026-09-21T10:00');
    expect(view.daysLeft).toBe(days);
  });

  it('of every kind has a length', () => {
    for (const kind of LegalClockKind.options) expect(daysOf({ kind })).toBeGreaterThan(0);
  });
});
