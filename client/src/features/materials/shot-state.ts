import type { PaperProblem } from '../../lib/paper/quality.ts';
import type { Picture, Quad } from '../../lib/paper/types.ts';

/** A photograph on its way to becoming a page: taken, cut along its corners, looked at. */
export type Shot = {
  still: Picture;
  quad: Quad;
  /** Somebody has placed the corners; they know better than any look. */
  isByHand: boolean;
  quarters: number;
};
export type ShotStage =
  | { kind: 'camera' }
  | { kind: 'reading' }
  | { kind: 'corners'; shot: Shot; isFound: boolean }
  | { kind: 'result'; shot: Shot; page: Picture; problems: readonly PaperProblem[] };

/** Where no paper was seen the corners begin a little inside the picture, within reach of a finger. */
export function wholePicture({ width, height }: Picture): Quad {
  const [left, top, right, bottom] = [width * 0.04, height * 0.04, width * 0.96, height * 0.96];
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
}
