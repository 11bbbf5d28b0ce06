import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  codecOf,
  concatList,
  joinStretches,
  mainCodec,
  planPictures,
  planSegments,
} from './playback-plan.ts';

const begin = 1_000_000;
const segment = (fromMs: number, durationMs: number, change = {}) => ({
  ...{ startedAt: new Date(begin + fromMs), durationMs, byteCount: 10, mimeType: 'video/VP8' },
  ...{ width: 640, height: 480, storageKey: `s${fromMs}` },
  ...change,
});
const shown = (rows: ReturnType<typeof segment>[], lengthMs: number) =>
  planPictures(planSegments(rows, begin, lengthMs), lengthMs).map(({ what, fromMs }) => `${what} ${fromMs}`);

it.each([
  ['video/VP8', 'vp8'],
  ['video/webm; codecs="vp8"', 'vp8'],
  ['video/H264', 'h264'],
  ['video/mp4; codecs="avc1.42e01f"', 'h264'],
  ['audio/opus', 'opus'],
])('%s is %s', (mimeType, codec) => expect(codecOf(mimeType)).toBe(codec));

describe('pictures of a track', () => {
  it.each([
    ['all the time', [segment(0, 4_000), segment(4_000, 4_000)], 8_000, ['segment 0', 'segment 4000']],
    ['from the middle on', [segment(3_000, 5_000)], 8_000, ['black 0', 'segment 3000']],
    [
      'with a hole',
      [segment(0, 2_000), segment(5_000, 3_000)],
      8_000,
      ['segment 0', 'black 2000', 'segment 5000'],
    ],
    ['with a hiccup', [segment(0, 2_000), segment(2_400, 5_600)], 8_000, ['segment 0', 'segment 2400']],
    ['until before the end', [segment(0, 4_000)], 8_000, ['segment 0', 'black 4000', 'black 7960']],
    ['never', [], 8_000, ['black 0', 'black 7960']],
    ['twice at once: the longer', [segment(0, 1_000), segment(0, 8_000)], 8_000, ['segment 0']],
    ['before and after the recording', [segment(-50, 8_050), segment(9_000, 100)], 8_000, ['segment 0']],
  ])('%s', (_name, rows, lengthMs, expected) => expect(shown(rows, lengthMs)).toEqual(expected));

  it('are black in the size of those around', () => {
    const rows = [segment(1_000, 1_000), segment(5_000, 3_000, { width: 320, height: 240 })];
    const black = planPictures(planSegments(rows, begin, 9_000), 9_000).filter(
      ({ what }) => what === 'black',
    );
    expect(black.map((entry) => ('width' in entry ? entry.width : 0))).toEqual([640, 640, 320, 320]);
  });

  it('are made like most of them are', () => {
    const rows = [
      segment(0, 1, { byteCount: 5 }),
      segment(10, 1, { mimeType: 'video/H264', byteCount: 9 }),
      segment(20, 1, { byteCount: 6 }),
    ];
    expect(mainCodec(planSegments(rows, begin, 100))).toBe('vp8');
  });

  it('begin at their times, whatever there is of them', () => {
    const rows = fc.array(
      fc.tuple(fc.integer({ min: -500, max: 70_000 }), fc.integer({ min: 1, max: 8_000 })),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(rows, (given) => {
        const plan = planPictures(
          planSegments(
            given.map(([from, length]) => segment(from, length)),
            begin,
            60_000,
          ),
          60_000,
        );
        const times = plan.map(({ fromMs }) => fromMs);
        expect(times[0]).toBe(0);
        expect(times).toEqual([...times].sort((one, other) => one - other));
        const seconds = [
          ...concatList(
            plan.map(({ fromMs }) => ({ fromMs, file: 'f' })),
            60_000,
          ).matchAll(/duration ([\d.]+)/g),
        ];
        let reached = 0;
        for (const [index, [, duration]] of seconds.entries()) {
          expect(Math.abs(reached - (times[index] ?? 0))).toBeLessThanOrEqual(index + 1);
          reached += Number(duration) * 1_000;
        }
      }),
    );
  });
});

it('stretches are joined over short holes', () => {
  const given = [
    { fromMs: 0, toMs: 4_000 },
    { fromMs: 4_100, toMs: 6_000 },
    { fromMs: 9_000, toMs: 9_500 },
  ];
  expect(joinStretches(given, 700)).toEqual([
    { fromMs: 0, toMs: 6_000 },
    { fromMs: 9_000, toMs: 9_500 },
  ]);
});
