import { Mark } from '@cloudseat/shared/nouns/document.ts';
import { describe, expect, it } from 'vitest';
import {
  emptyLog,
  findLastOf,
  type MarkLog,
  withList,
  withMark,
  withoutMarks,
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
    expect(idsOf(withList(log, [make('a', 1), make('c', 3)], log))).toEqual(['stroke-c']);
  });

  it('is what a fresh list says, with what came by itself since it was asked for', () => {
    const before = [make('gone', 1), make('cleared', 9)].reduce(
      withMark,
      withPart(emptyLog, part(0, [0, 0])),
    );
    const log = withMark(before, make('meanwhile', 3));
    expect(idsOf(withList(log, [make('a', 2), make('b', 4)], before))).toEqual([
      ...['stroke-a', 'stroke-meanwhile', 'stroke-b'],
      'stroke-live',
    ]);
  });

  it('knows the last one of each hand', () => {
    const log = [make('a', 1), make('b', 2, 'applicant-1'), make('c', 3)].reduce(withMark, emptyLog);
    expect(findLastOf(log, 'applicant-1')?.markId).toBe('stroke-b');
    expect(findLastOf(log, 'agent-1')?.markId).toBe('stroke-c');
    expect(findLastOf(withoutMarks(log, ['stroke-c']), 'agent-1')?.markId).toBe('stroke-a');
    expect(findLastOf(log, 'nobody')).toBeNull();
  });
});
