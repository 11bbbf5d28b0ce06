import { describe, expect, it } from 'vitest';
import { findPaper } from './find-paper.ts';
import { orderCorners, quadDistance } from './geometry.ts';
import { grounds, makePicture, point, type Scene, scene, turnedQuad } from './paper-scene.test-support.ts';
import type { Quad } from './types.ts';

/** How far the worst corner is off, in percent of the picture's diagonal; 100 where nothing was found. */
function cornerErrors(options: Partial<Scene>): { still: number; viewfinder: number } {
  const { quad, width, height } = scene(options);
  const picture = makePicture(options);
  const errorOf = (from: 'viewfinder' | 'still') => {
    const found = findPaper(picture, from);
    if (quad === null || found === null) return 100;
    return (100 * quadDistance(orderCorners(quad), found)) / Math.hypot(width, height);
  };
  return { still: errorOf('still'), viewfinder: errorOf('viewfinder') };
}

const scenes: [string, Partial<Scene>][] = [
  ['tilted on a dark table', {}],
  ['turned by 12 degrees', { quad: turnedQuad(12) }],
  ['turned by −25 degrees', { quad: turnedQuad(-25) }],
  ['lying across', { quad: turnedQuad(88, { size: 0.3 }), print: 'table' }],
  ['seen from low', { quad: [point(195, 315), point(525, 308), point(668, 862), point(45, 885)] }],
  ['on wood with its veins', { ground: grounds.wood }],
  ['on checked cloth', { ground: grounds.cloth, quad: turnedQuad(7) }],
  ['on tiles with dark joints', { ground: grounds.tiles, quad: turnedQuad(-8) }],
  ['on a light table', { ground: grounds.light, paper: [240, 240, 238] }],
  ['grey paper on a white table', { ground: grounds.bright, paper: [186, 182, 172] }],
  [
    'with a printed table that is darker than its edge',
    { ground: grounds.light, paper: [238, 238, 236], print: 'table' },
  ],
  ['blank', { print: 'none', ground: grounds.wood }],
  ['in light from one side', { light: [0.45, 1.05], ground: grounds.wood }],
  ['in a dim room, with much noise', { light: [0.34, 0.4], noise: 14 }],
  ['a little blurred', { blur: 3, ground: grounds.wood }],
  [
    'an identity card',
    {
      print: 'card',
      paper: [206, 222, 226],
      quad: [point(112, 345), point(600, 322), point(622, 638), point(105, 645)],
    },
  ],
  ['with glare on it', { glare: { x: 0.5, y: 0.4, radius: 0.1 } }],
];

describe('paper on a photograph', { timeout: 30_000 }, () => {
  it.each(scenes)('is found %s', (_name, options) => {
    const { still, viewfinder } = cornerErrors(options);
    expect(still).toBeLessThan(0.3);
    expect(viewfinder).toBeLessThan(0.6);
  });

  it('that reaches out of the picture is found up to its edge in a still, and waited for at the viewfinder', () => {
    const corners = [point(128, 158), point(592, 142), point(642, 1100), point(70, 1100)] as const;
    const picture = makePicture({ quad: corners });
    const found = findPaper(picture, 'still');
    const within: Quad = [corners[0], corners[1], point(634.7, 959.5), point(80.3, 959.5)];
    expect(found && quadDistance(found, within)).toBeLessThan(8);
    expect(findPaper(picture, 'viewfinder')).toBeNull();
  });

  it.each([
    ['wood', { quad: null, ground: grounds.wood }],
    ['cloth', { quad: null, ground: grounds.cloth }],
    ['a plain table', { quad: null }],
    ['noise', { quad: null, noise: 40 }],
  ] as [string, Partial<Scene>][])('is not seen where there is only %s', (_name, options) => {
    const picture = makePicture(options);
    expect(findPaper(picture, 'viewfinder')).toBeNull();
    expect(findPaper(picture, 'still')).toBeNull();
  });
});
