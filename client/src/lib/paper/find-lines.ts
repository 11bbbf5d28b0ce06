import type { Line } from './lines.ts';
import type { Grey } from './types.ts';

export type Slopes = { width: number; height: number; x: Float32Array; y: Float32Array };

const angleCount = 180;
const offsetStep = 2;
const lineCount = 22;
/** Steepness beyond which an edge counts no more: a strong shadow must not drown a white sheet on a white table. */
const steepEnough = 10;
const leastSteep = 1.4;

/** So far from an edge, in pixels, its whiter side must be whiter by so much. */
export const bandWidth = 5;
export const leastContrast = 5;

/** Of the nearest pixel; NaN outside. */
export function valueAt({ width, height, data }: Grey, x: number, y: number): number {
  const column = Math.round(x);
  const row = Math.round(y);
  return column < 0 || row < 0 || column >= width || row >= height
    ? Number.NaN
    : (data[row * width + column] ?? 0);
}

/** How whiteness grows to the right and downwards, a pixel. */
export function findSlopes({ width, height, data }: Grey): Slopes {
  const slopes = { width, height, x: new Float32Array(width * height), y: new Float32Array(width * height) };
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x;
      slopes.x[at] = ((data[at + 1] ?? 0) - (data[at - 1] ?? 0)) / 2;
      slopes.y[at] = ((data[at + width] ?? 0) - (data[at - width] ?? 0)) / 2;
    }
  }
  return slopes;
}

/**
 * The strongest straight edges of a picture, by a vote of its steep pixels for the line each may lie on. Of thin lines, such
 * as print and joints between tiles, no side is whiter than the other: they have no vote.
 */
export function findLines(grey: Grey, slopes: Slopes): Line[] {
  const { width, height } = slopes;
  const reach = Math.hypot(width, height) / 2;
  const offsetCount = Math.ceil((2 * reach) / offsetStep) + 1;
  const votes = collectVotes(grey, slopes, reach, offsetCount);
  const lines: Line[] = [];
  while (lines.length < lineCount) {
    const best = findHighest(votes);
    if (best.votes <= 0) break;
    const [angleIndex, offsetIndex] = [Math.floor(best.at / offsetCount), best.at % offsetCount];
    const angle = (angleIndex * 2 * Math.PI) / angleCount;
    const [normalX, normalY] = [Math.cos(angle), Math.sin(angle)];
    const fromCentre = offsetIndex * offsetStep - reach;
    lines.push({
      normalX,
      normalY,
      offset: fromCentre + (normalX * (width - 1)) / 2 + (normalY * (height - 1)) / 2,
    });
    clearAround(votes, offsetCount, angleIndex, offsetIndex);
  }
  return lines;
}

function collectVotes(grey: Grey, slopes: Slopes, reach: number, offsetCount: number): Float32Array {
  const { width, height, x, y } = slopes;
  const votes = new Float32Array(angleCount * offsetCount);
  const turnOf = angleCount / (2 * Math.PI);
  const cosines = Float32Array.from({ length: angleCount }, (_, index) => Math.cos(index / turnOf));
  const sines = Float32Array.from({ length: angleCount }, (_, index) => Math.sin(index / turnOf));
  for (let row = 2; row < height - 2; row += 1) {
    const fromY = row - (height - 1) / 2;
    for (let column = 2; column < width - 2; column += 1) {
      const slopeX = x[row * width + column] ?? 0;
      const slopeY = y[row * width + column] ?? 0;
      const squared = slopeX * slopeX + slopeY * slopeY;
      if (squared < leastSteep * leastSteep) continue;
      const steepness = Math.sqrt(squared);
      const [awayX, awayY] = [(slopeX * bandWidth) / steepness, (slopeY * bandWidth) / steepness];
      const whiter = valueAt(grey, column + awayX, row + awayY);
      if (!(whiter - valueAt(grey, column - awayX, row - awayY) >= leastContrast)) continue;
      const vote = Math.min(steepness, steepEnough);
      const fromX = column - (width - 1) / 2;
      const turn = Math.round(Math.atan2(slopeY, slopeX) * turnOf) + angleCount;
      for (let spread = -1; spread <= 1; spread += 1) {
        const index = (turn + spread) % angleCount;
        const away = fromX * (cosines[index] ?? 0) + fromY * (sines[index] ?? 0) + reach;
        const cell = index * offsetCount + Math.round(away / offsetStep);
        votes[cell] = (votes[cell] ?? 0) + vote;
      }
    }
  }
  return votes;
}

function findHighest(votes: Float32Array): { at: number; votes: number } {
  let at = 0;
  let most = 0;
  for (let index = 0; index < votes.length; index += 1) {
    const here = votes[index] ?? 0;
    if (here <= most) continue;
    at = index;
    most = here;
  }
  return { at, votes: most };
}

/** One edge is one line: its neighbours within 8 degrees and 8 pixels are the same. */
function clearAround(
  votes: Float32Array,
  offsetCount: number,
  angleIndex: number,
  offsetIndex: number,
): void {
  for (let turn = -4; turn <= 4; turn += 1) {
    const index = (angleIndex + turn + angleCount) % angleCount;
    for (let shift = -4; shift <= 4; shift += 1) {
      const offset = offsetIndex + shift;
      if (offset >= 0 && offset < offsetCount) votes[index * offsetCount + offset] = 0;
    }
  }
}
