import { MarkId, StrokePoints } from '@cloudseat/shared/nouns/document.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DrawnMark } from './mark-log.ts';
import { createPen } from './pen.ts';
import { isSameStroke } from './stroke-id.ts';

const hand = { page: 2, author: 'applicant', participantId: 'applicant-1' } as const;

function startPen() {
  const shown: DrawnMark[] = [];
  const hidden: string[] = [];
  const parts: [number, number[]][] = [];
  const kept: [DrawnMark['kind'], number[]][] = [];
  const keptIds: string[] = [];
  const pen = createPen({
    hand,
    show: (mark) => shown.push(mark),
    hide: (markId) => hidden.push(markId),
    sendPart: (_markId, offset, points) => parts.push([offset, points]),
    keep: async (mark, points) => {
      kept.push([mark.kind, points]);
      keptIds.push(mark.markId);
    },
  });
  return { pen, shown, hidden, parts, kept, keptIds };
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

  it('goes on as the next mark of the same stroke where one is full, and loses no point', () => {
    const { pen, kept, keptIds, hidden } = startPen();
    const count = 2_500;
    for (let step = 0; step < count; step += 1) pen.add({ x: step / count, y: 0.5 });
    // Drawn on purpose, whatever touches the page now.
    pen.cancel();
    pen.finish();
    expect(kept.map(([kind, points]) => [kind, points.length / 2])).toEqual([
      ['pen', 1_000],
      ['pen', 1_000],
      ['pen', 502],
    ]);
    for (const [, points] of kept) expect(StrokePoints.safeParse(points).success).toBe(true);
    // Without a gap: each begins where the one before ended.
    expect(kept[1]?.[1].slice(0, 2)).toEqual(kept[0]?.[1].slice(-2));
    expect(kept[2]?.[1].at(-2)).toBe(Math.round(((count - 1) / count) * 10_000) / 10_000);
    expect(keptIds.every((markId) => isSameStroke(markId, keptIds[0] ?? ''))).toBe(true);
    expect(new Set(keptIds.map((markId) => MarkId.parse(markId))).size).toBe(3);
    expect(hidden).toEqual([]);
  });
});
