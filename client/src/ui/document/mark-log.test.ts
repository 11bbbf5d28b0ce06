import { Mark } from '@cloudseat/shared/nouns/document.ts';
import { describe, expect, it } from 'vitest';
import {
  emptyLog,
  findLastStroke,
  keptIdsOf,
  type MarkLog,
  withList,
  withMark,
  withoutMarks,
  withoutPart,
  withPart,
} from './mark-log.ts';

const make = (markId: string, sequence: number, participantId = 'agent-1') =>
  Mark.parse({
    markId: `stroke-${markId}`,
    materialId: 'file',
    page: 1,
    author: 'agent',
    participantId,
    kind: 'pen',
    points: [0, 0, 1, 1],
    sequence,
    createdAt: 1,
  });
const part = (offset: number, points: number[], markId = 'stroke-live') => ({
  ...{ markId, page: 1, author: 'applicant' as const, participantId: 'applicant-1' },
  ...{ offset, points },
});
const idsOf = ({ marks }: MarkLog) => marks.map(({ markId }) => markId);

describe('the log of marks', () => {
  it('has the server’s order, however they come', () => {
    const log = [make('c', 3), make('a', 1), make('b', 2)].reduce(withMark, emptyLog);
    expect(idsOf(log)).toEqual(['stroke-a', 'stroke-b', 'stroke-c']);
    expect(idsOf(withMark(log, make('b', 2)))).toEqual(idsOf(log));
  });

  it('shows a stroke while it is drawn, above the others, until its whole comes', () => {
    let log = withPart(withMark(emptyLog, make('a', 9)), part(0, [0.1, 0.1]));
    log = withPart(log, part(1, [0.2, 0.2, 0.3, 0.3]));
    expect(idsOf(log)).toEqual(['stroke-a', 'stroke-live']);
    expect(log.marks[1]?.points).toEqual([0.1, 0.1, 0.2, 0.2, 0.3, 0.3]);
    // A repeated part changes nothing, a lost one leaves a gap.
    expect(withPart(log, part(1, [0.2, 0.2, 0.3, 0.3])).marks[1]?.points).toHaveLength(6);
    expect(withPart(log, part(7, [0.9, 0.9])).marks[1]?.points).toEqual([
      ...[0.1, 0.1, 0.2, 0.2, 0.3, 0.3],
      ...[0.9, 0.9],
    ]);
    const whole = { ...make('live', 10, 'applicant-1'), points: [0.1, 0.1, 0.5, 0.5] };
    log = withMark(log, whole);
    expect(log.marks[1]).toEqual(whole);
    // A part that was overtaken by the whole is old.
    expect(withPart(log, part(3, [0.4, 0.4]))).toBe(log);
  });

  it('brings nothing back that was taken away', () => {
    const log = withoutMarks(withMark(emptyLog, make('a', 1)), ['stroke-a', 'stroke-b']);
    expect(idsOf(log)).toEqual([]);
    expect(idsOf(withMark(log, make('b', 2)))).toEqual([]);
    expect(idsOf(withPart(log, part(0, [0, 0], 'stroke-b')))).toEqual([]);
    expect(idsOf(withList(log, [make('a', 1), make('c', 3)], new Set()))).toEqual(['stroke-c']);
  });

  it('is what a fresh list says, with what came while it was read, and without what was taken away unheard', () => {
    const before = [make('old', 1), make('last', 7)].reduce(withMark, withPart(emptyLog, part(0, [0, 0])));
    const known = keptIdsOf(before);
    const log = withMark(before, make('later', 6));
    expect(idsOf(withList(log, [make('a', 2), make('b', 4)], known))).toEqual([
      ...['stroke-a', 'stroke-b', 'stroke-later'],
      'stroke-live',
    ]);
  });

  it('loses a stroke under way that nobody goes on with, and takes its whole all the same', () => {
    const log = withPart(withMark(emptyLog, make('a', 1)), part(0, [0, 0]));
    const without = withoutPart(log, 'stroke-live');
    expect(idsOf(without)).toEqual(['stroke-a']);
    expect(withoutPart(without, 'stroke-a')).toBe(without);
    expect(idsOf(withMark(without, make('live', 2)))).toEqual(['stroke-a', 'stroke-live']);
  });

  it('knows the last stroke of each hand on each page, whole', () => {
    const long = 'a-stroke-of-20-chars';
    const own = (markId: string, sequence: number, page = 1) => ({ ...make('x', sequence), markId, page });
    const log = [
      own('stroke-first', 1),
      own(long, 2),
      make('theirs', 3, 'applicant-1'),
      own(`${long}-2`, 4),
      own('stroke-on-two', 5, 2),
    ].reduce(withMark, emptyLog);
    const last = (from: MarkLog, page: number, who = 'agent-1') =>
      findLastStroke(from, who, page).map(({ markId }) => markId);
    expect(last(log, 1)).toEqual([`${long}-2`, long]);
    expect(last(log, 2)).toEqual(['stroke-on-two']);
    expect(last(log, 1, 'applicant-1')).toEqual(['stroke-theirs']);
    expect(last(withoutMarks(log, [long, `${long}-2`]), 1)).toEqual(['stroke-first']);
    expect(last(log, 3)).toEqual([]);
  });
});
