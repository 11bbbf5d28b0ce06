import type { Source } from '@cloudseat/shared/nouns/media-source.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameMs, layOut, type PlannedTrack, planSpans } from './compose-plan.ts';

const track = (who: string, source: Source, ...stretches: [from: number, to: number][]): PlannedTrack => ({
  ...{ trackId: `${who}-${source}`, participantId: who, label: who, source },
  stretches: stretches.map(([fromMs, toMs]) => ({ fromMs, toMs })),
});
const shown = (tracks: PlannedTrack[], gaps: Parameters<typeof planSpans>[1] = []) =>
  planSpans(tracks, gaps, 20_000).map(
    ({ fromMs, toMs, tiles, gap }) =>
      `${fromMs}-${toMs} ${tiles.map(({ what, label }) => `${what} ${label}`).join(', ') || (gap ?? 'nothing')}`,
  );

describe('spans', () => {
  it('follow who comes and goes', () => {
    expect(
      shown([track('a', 'camera', [0, 8_000], [12_000, 20_000]), track('b', 'camera', [2_000, 20_000])]),
    ).toEqual([
      '0-2000 camera a',
      '2000-8000 camera a, camera b',
      '8000-12000 camera b',
      '12000-20000 camera a, camera b',
    ]);
  });
  it('show who is heard and not seen, and a screen first', () => {
    const tracks = [
      ...[track('a', 'camera', [0, 10_000]), track('a', 'microphone', [0, 20_000])],
      track('b', 'screen', [5_000, 20_000]),
    ];
    expect(shown(tracks)).toEqual([
      '0-5000 camera a',
      '5000-10000 screen b, camera a',
      '10000-20000 screen b, voice a',
    ]);
  });
  it('say why nobody is there', () => {
    const gap = { cause: 'hold' as const, fromMs: 10_000, toMs: 15_000 };
    expect(shown([track('a', 'camera', [0, 10_000])], [gap])).toEqual([
      '0-10000 camera a',
      '10000-15000 hold',
      '15000-20000 nothing',
    ]);
  });
  it('do not flicker', () => {
    expect(shown([track('a', 'camera', [0, 9_900], [10_100, 20_000])])).toEqual(['0-20000 camera a']);
  });
  it('cover the time without a hole, in whole pictures', () => {
    const stretch = fc.tuple(fc.integer({ min: 0, max: 25_000 }), fc.integer({ min: 1, max: 9_000 }));
    const tracks = fc.array(
      fc.tuple(
        fc.constantFrom('a', 'b', 'c'),
        fc.constantFrom('camera', 'microphone', 'screen'),
        fc.array(stretch),
      ),
    );
    fc.assert(
      fc.property(tracks, (given) => {
        const planned = given.map(([who, source, all]) =>
          track(
            who,
            source as Source,
            ...all.map(([from, length]): [number, number] => [from, from + length]),
          ),
        );
        const spans = planSpans(planned, [], 20_000);
        expect([spans[0]?.fromMs, spans.at(-1)?.toMs]).toEqual([0, 20_000]);
        for (const [index, { fromMs, toMs }] of spans.entries()) {
          expect(fromMs).toBe(spans[index - 1]?.toMs ?? 0);
          expect((toMs - fromMs) % frameMs).toBe(0);
          expect(toMs).toBeGreaterThan(fromMs);
        }
      }),
    );
  });
});

describe('the picture', () => {
  const canvas = { width: 1_280, height: 720 };
  it.each([
    [1, [[0, 0, 1_280, 720]]],
    [
      2,
      [
        [0, 0, 640, 720],
        [640, 0, 640, 720],
      ],
    ],
    [
      3,
      [
        [0, 0, 640, 360],
        [640, 0, 640, 360],
        [320, 360, 640, 360],
      ],
    ],
  ])('of %i faces', (count, boxes) => {
    const found = layOut(Array(count).fill({ what: 'camera' }), canvas.width, canvas.height);
    expect(found.map(({ x, y, width, height }) => [x, y, width, height])).toEqual(boxes);
  });
  it('has a screen large, with faces beside it', () => {
    const [screen, face] = layOut([{ what: 'screen' }, { what: 'camera' }], canvas.width, canvas.height);
    expect([screen, face]).toEqual([
      { x: 0, y: 0, width: 960, height: 720 },
      { x: 960, y: 0, width: 320, height: 240 },
    ]);
  });
  it.each(['camera', 'screen'] as const)('never lets tiles overlap or leave it, with a %s first', (what) => {
    for (let count = 1; count <= 25; count += 1) {
      const boxes = layOut(
        [{ what }, ...Array(count - 1).fill({ what: 'camera' })],
        canvas.width,
        canvas.height,
      );
      expect(boxes).toHaveLength(count);
      for (const [index, box] of boxes.entries()) {
        for (const size of Object.values(box)) expect(size % 2).toBe(0);
        expect(box.x + box.width <= canvas.width && box.y + box.height <= canvas.height).toBe(true);
        for (const other of boxes.slice(index + 1))
          expect(
            box.x + box.width <= other.x ||
              other.x + other.width <= box.x ||
              box.y + box.height <= other.y ||
              other.y + other.height <= box.y,
          ).toBe(true);
      }
    }
  });
});
