import type { MaterialId } from '@cloudseat/shared/nouns/ids.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPointing, type PointerWord } from './pointing.ts';

const at = (x: number | null): PointerWord => ({
  ...{ materialId: 'file' as MaterialId, page: 1 },
  point: x === null ? null : [x, 0],
});
const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

function startPointing() {
  const said: (number | null)[] = [];
  const answers: (() => void)[] = [];
  const pointing = createPointing(({ point }) => {
    said.push(point?.[0] ?? null);
    return new Promise<void>((resolve) => answers.push(resolve));
  });
  const point = (x: number | null) => pointing.point(at(x));
  return { said, point, end: pointing.end, answer: () => answers.shift()?.() };
}

describe('words about one’s own pointer', () => {
  beforeEach(() => void vi.useFakeTimers({ now: 0 }));
  afterEach(() => void vi.useRealTimers());

  it('are few, and the last place is always among them', async () => {
    const { said, point, answer } = startPointing();
    for (const x of [0.1, 0.2, 0.3]) point(x);
    expect(said).toEqual([0.1]);
    answer();
    await settle(49);
    expect(said).toEqual([0.1]);
    await settle(1);
    expect(said).toEqual([0.1, 0.3]);
    answer();
    await settle(500);
    expect(said).toEqual([0.1, 0.3]);
  });

  it('say that it is gone, after a slow answer and once', async () => {
    const { said, point, answer } = startPointing();
    point(0.1);
    point(0.2);
    point(null);
    point(null);
    await settle(500);
    expect(said).toEqual([0.1]);
    answer();
    await settle();
    expect(said).toEqual([0.1, null]);
    answer();
    await settle(500);
    point(null);
    expect(said).toEqual([0.1, null]);
  });

  it('end with the page', async () => {
    const { said, point, answer, end } = startPointing();
    point(0.1);
    answer();
    await settle();
    point(0.2);
    end();
    await settle(500);
    expect(said).toEqual([0.1]);
  });
});
