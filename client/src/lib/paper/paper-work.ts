import { findPaper } from './find-paper.ts';
import { correctLevels } from './levels.ts';
import { findPaperSize } from './paper-size.ts';
import { findProblems, type PaperProblem } from './quality.ts';
import type { Picture, Quad } from './types.ts';
import { rotate, warp } from './warp.ts';

/** What is asked of the worker; it keeps nothing between two questions. */
export type PaperWork =
  | { kind: 'find'; picture: Picture; from: 'viewfinder' | 'still' }
  | { kind: 'correct'; picture: Picture; quad: Quad; isByHand: boolean; quarters: number };
export type CorrectedPage = { page: Picture; problems: PaperProblem[] };
export type PaperAnswer = { quad: Quad | null } | CorrectedPage;

/** Of a page that goes to the desk: enough for small print, and a few hundred kilobytes as a JPEG. */
const longestSide = 2_200;

export function doPaperWork(work: PaperWork): PaperAnswer {
  if (work.kind === 'find') return { quad: findPaper(work.picture, work.from) };
  const { picture, quad, isByHand, quarters } = work;
  const page = warp(picture, quad, findPaperSize(quad, picture, longestSide));
  const found = findProblems(page, quad, picture);
  correctLevels(page);
  // Whoever placed the corners by hand has seen where the sheet ends.
  const problems = isByHand ? found.filter((problem) => problem !== 'cutOff') : found;
  return { page: rotate(page, quarters), problems };
}
