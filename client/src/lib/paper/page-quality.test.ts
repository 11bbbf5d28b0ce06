import { describe, expect, it } from 'vitest';
import { findPaper } from './find-paper.ts';
import { orderCorners } from './geometry.ts';
import { grounds, makePicture, point, type Scene, scene, turnedQuad } from './paper-scene.test-support.ts';
import { doPaperWork } from './paper-work.ts';
import { findWhite } from './quality.ts';
import { findSharpness } from './sharpness.ts';
import type { Picture } from './types.ts';
import { newPicture, rotate, warp } from './warp.ts';

const near: Partial<Scene> = {
  width: 900,
  height: 1_200,
  quad: turnedQuad(4, { width: 900, height: 1_200, size: 0.56 }),
};

function correct(options: Partial<Scene>, quarters = 0) {
  const picture = makePicture(options);
  const quad = findPaper(picture, 'still') ?? scene(options).quad ?? scene().quad;
  if (quad === null) throw new Error('no paper');
  const answer = doPaperWork({ kind: 'correct', picture, quad, isByHand: false, quarters });
  if (!('page' in answer)) throw new Error('no page');
  return answer;
}

describe('a picture of a paper', { timeout: 30_000 }, () => {
  it.each([
    ['is fine as it is', {}, []],
    ['is fine with pale print', { ink: 165 }, []],
    ['is fine with a noisy camera', { noise: 12 }, []],
    ['is fine in uneven light', { light: [0.55, 1.05] }, []],
    ['is fine in bright light that leaves all of it white', { light: [1.1, 1.1] }, []],
    ['is fine without any print', { print: 'none' }, []],
    ['is blurred', { blur: 3 }, ['blurred']],
    ['is blurred, of a printed table', { blur: 3, print: 'table' }, ['blurred']],
    ['is blurred much', { blur: 6 }, ['blurred']],
    ['has a blotch of glare', { glare: { x: 0.4, y: 0.5, radius: 0.07 } }, ['glare']],
    ['is too dark', { light: [0.28, 0.32] }, ['tooDark']],
    [
      'is cut off',
      { quad: [point(160, 158), point(740, 142), point(800, 1_400), point(90, 1_400)] },
      ['cutOff'],
    ],
    ['is too small', { quad: turnedQuad(4, { width: 900, height: 1_200, size: 0.24 }) }, ['tooSmall']],
  ] as [string, Partial<Scene>, string[]][])('%s', (_name, options, problems) => {
    expect(correct({ ...near, ...options }).problems).toEqual(problems);
  });

  it('is not called cut off by whoever placed its corners at the edge', () => {
    const picture = makePicture(near);
    const quad = [point(0, 0), point(899, 0), point(899, 1_199), point(0, 1_199)] as const;
    expect(doPaperWork({ kind: 'correct', picture, quad, isByHand: true, quarters: 0 })).toMatchObject({
      problems: [],
    });
  });

  it('becomes as long and wide as its paper is, however it was tilted', () => {
    for (const tilt of [0, 0.15, 0.3]) {
      const { page } = correct({
        ...near,
        quad: turnedQuad(0, { width: 900, height: 1_200, size: 0.5, tilt }),
      });
      expect(page.height / page.width).toBeCloseTo(Math.SQRT2, 2);
    }
  });

  it('becomes white with dark print, and evenly so', () => {
    const options = {
      ...near,
      light: [0.5, 1.05] as const,
      paper: [232, 214, 180] as const,
      ground: grounds.dark,
    };
    const { page } = correct(options);
    expect(findWhite(page)).toBeGreaterThan(232);
    const [left, right] = [meanOfMargin(page, 0.03), meanOfMargin(page, 0.97)];
    for (const part of [0, 1, 2]) {
      expect(left[part]).toBeGreaterThan(225);
      expect(Math.abs((left[part] ?? 0) - (right[part] ?? 0))).toBeLessThan(14);
    }
    expect(darkest(page)).toBeLessThan(60);
  });

  it('is turned by quarters, clockwise', () => {
    const { page } = correct(near, 1);
    expect(page.width).toBeGreaterThan(page.height);
    const picture = newPicture(2, 1);
    picture.data.set([1, 1, 1, 255, 2, 2, 2, 255]);
    const firsts = (turned: Picture) => [...turned.data].filter((_, at) => at % 4 === 0);
    expect([1, 2, 3].map((quarters) => firsts(rotate(picture, quarters)))).toEqual([
      [1, 2],
      [2, 1],
      [2, 1],
    ]);
    expect(rotate(picture, 1)).toMatchObject({ width: 1, height: 2 });
  });
});

describe('the straightened page', { timeout: 30_000 }, () => {
  it('has every line of print where it was on the sheet', () => {
    const options = { ...near, noise: 0 };
    const { quad } = scene(options);
    if (quad === null) throw new Error('no paper');
    const size = { width: 600, height: 848 };
    const page = warp(makePicture(options), orderCorners(quad), size);
    const flat = makePicture({
      ...options,
      ...size,
      quad: [point(-0.5, -0.5), point(599.5, -0.5), point(599.5, 847.5), point(-0.5, 847.5)],
    });
    let off = 0;
    for (let at = 0; at < flat.data.length; at += 4)
      off += Math.abs((page.data[at] ?? 0) - (flat.data[at] ?? 0)) / (flat.data.length / 4);
    expect(off).toBeLessThan(14);
  });

  it('is measured alike in any contrast, and less sharp the more it is blurred', () => {
    const sharpness = (options: Partial<Scene>) => findSharpness(makePicture({ ...near, ...options })) ?? 0;
    expect(Math.abs(sharpness({}) - sharpness({ ink: 150 }))).toBeLessThan(0.3);
    const [sharp, soft, dull] = [sharpness({}), sharpness({ blur: 1 }), sharpness({ blur: 2 })];
    expect(sharp).toBeGreaterThan(soft * 2);
    expect(soft).toBeGreaterThan(dull * 1.5);
  });
});

function meanOfMargin({ width, height, data }: Picture, share: number): number[] {
  const sums = [0, 0, 0];
  const column = Math.round(width * share);
  for (let y = 0; y < height; y += 1)
    for (let part = 0; part < 3; part += 1)
      sums[part] = (sums[part] ?? 0) + (data[(y * width + column) * 4 + part] ?? 0) / height;
  return sums;
}

function darkest({ data }: Picture): number {
  return (
    [...data.filter((_, at) => at % 4 === 0)].sort((left, right) => left - right)[data.length >> 9] ?? 255
  );
}
