import { SignatureMark } from '@cloudseat/shared/nouns/signature.ts';
import { expect, it } from 'vitest';
import { growthOf, toDrawing } from './signature-strokes.ts';

const size = { width: 500, height: 200 };

it('turns points on the screen into the units of the pad, one list a stroke', () => {
  const groups = [
    {
      points: [
        { x: 0, y: 0 },
        { x: 250.2, y: 100 },
      ],
    },
    { points: [{ x: 500, y: 200 }] },
  ];
  expect(toDrawing(groups, size)).toEqual({
    height: 400,
    strokes: [
      [0, 0, 500, 200],
      [1_000, 400],
    ],
  });
});

it('keeps a finger that slid off the pad at its edge', () => {
  const groups = [
    {
      points: [
        { x: -20, y: 100 },
        { x: 900, y: -5 },
        { x: 100, y: 999 },
      ],
    },
  ];
  expect(toDrawing(groups, size).strokes).toEqual([[0, 200, 1_000, 0, 200, 400]]);
});

it('leaves out points too near to be seen, and never the last', () => {
  const points = Array.from({ length: 101 }, (_, at) => ({ x: at * 0.5, y: 10 }));
  const [stroke] = toDrawing([{ points }], size).strokes;
  expect(stroke?.length).toBeLessThan(80);
  expect(stroke?.slice(-2)).toEqual([100, 20]);
});

it('is what the server takes, whatever the pad’s shape', () => {
  const points = [
    { x: 3, y: 3 },
    { x: 300, y: 900 },
  ];
  for (const height of [200, 1_200, 5_000]) {
    const drawing = toDrawing([{ points }], { width: 320, height });
    expect(SignatureMark.safeParse({ method: 'drawn', ...drawing }).success).toBe(true);
  }
});

it('grows with the pad as far as both sides allow, and not from a pad that was not shown', () => {
  expect(growthOf({ width: 300, height: 200 }, { width: 600, height: 300 })).toBe(1.5);
  expect(growthOf({ width: 600, height: 300 }, { width: 300, height: 300 })).toBe(0.5);
  expect(growthOf({ width: 0, height: 0 }, { width: 300, height: 300 })).toBe(1);
});
