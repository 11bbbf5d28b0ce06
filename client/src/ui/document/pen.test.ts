import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DrawnMark } from './mark-log.ts';
import { createPen } from './pen.ts';

const hand = { page: 2, author: 'applicant', participantId: 'applicant-1' } as const;

function startPen() {
  const shown: DrawnMark[] = [];
  const hidden: string[] = [];
  const parts: [number, number[]][] = [];
  const kept: [DrawnMark['kind'], number[]][] = [];
  const pen = createPen({
    hand,
    show: (mark) => shown.push(mark),
    hide: (markId) => hidden.push(markId),
    sendPart: (_markId, offset, points) => parts.push([offset, points]),
    keep: async (mark, points) => void kept.push([mark.kind, points]),
  });
  return { pen, shown, hidden, parts, kept };
}

describe('a pen', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is seen at once, tells in parts, and keeps the whole', () => {
    const { pen, shown, parts, kept } = startPen();
    pen.add({ x: 0.1, y: 0.1 });
    expect(shown.at(-1)).toMatchObject({ ...hand, points: [0.1, 0.1], sequence: null });
    pen.add({ x: 0.2, y: 0.12345678 });
    expect(parts).toEqual([]);
    vi.advanceTimersByTime(40);
    expect(parts).toEqual([[0, [0.1, 0.1, 0.2, 0.1235]]]);
    vi.advanceTimersByTime(400);
    expect(parts).toHaveLength(1);
    pen.add({ x: 0.3, y: 0.3 });
    vi.advanceTimersByTime(40);
    expect(parts[1]).toEqual([2, [0.3, 0.3]]);
    pen.finish();
    pen.finish();
    pen.add({ x: 0.9, y: 0.9 });
    expect(kept).toEqual([['pen', [0.1, 0.1, 0.2, 0.1235, 0.3, 0.3]]]);
  });

  it('that only taps leaves a point', () => {
    const { pen, kept } = startPen();
    pen.add({ x: 0.5, y: 0.5 });
    pen.add({ x: 0.503, y: 0.5 });
    pen.finish();
    expect(kept).toEqual([['point', [0.5, 0.5]]]);
  });

  it('stays on the page, and leaves nothing when it was the first of two fingers', () => {
    const { pen, shown, hidden, kept, parts } = startPen();
    pen.add({ x: 1.4, y: -2 });
    expect(shown.at(-1)?.points).toEqual([1, 0]);
    pen.cancel();
    vi.advanceTimersByTime(400);
    expect(hidden).toHaveLength(1);
    pen.finish();
    expect([kept, parts]).toEqual([[], []]);
  });

  it('ends a stroke that is too long for one mark', () => {
    const { pen, kept } = startPen();
    for (let step = 0; step < 1_500; step += 1) pen.add({ x: step / 1_500, y: 0.5 });
    pen.finish();
    expect(kept[0]?.[1]).toHaveLength(2_000);
  });
});
