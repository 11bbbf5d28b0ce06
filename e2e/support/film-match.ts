// Is what arrived the film that the other side's camera played?
import { codeBits, type Film, frameCount, type Rgb } from './films.ts';

/** One received frame: how bright each block of the code is (0 to 255), and the colour of the lower third. */
export type FrameSample = { blocks: readonly number[]; colour: Rgb };
export type FilmMatch = {
  /** Whose colour the frames have, null when they have neither's. */
  name: Film['name'] | null;
  /** Share of frames whose number could be read. */
  readableShare: number;
  /** How many different frames of the film were seen. */
  distinctCount: number;
  /** Share of steps from frame to frame that went forwards. */
  forwardShare: number;
};

/** The number in a frame, null when its blocks are neither black nor white or do not add up. */
export function readFrameNumber({ blocks }: FrameSample): number | null {
  if (blocks.length !== codeBits + 1) return null;
  if (blocks.some((brightness) => brightness > 96 && brightness < 160)) return null;
  const bits = blocks.map((brightness): number => (brightness > 128 ? 1 : 0));
  if (bits.reduce((sum, bit) => sum + bit, 0) % 2 !== 0) return null;
  const number = bits.slice(0, codeBits).reduce((sum, bit, index) => sum + bit * 2 ** index, 0);
  return number < frameCount ? number : null;
}

export function matchFilm(samples: readonly FrameSample[], films: readonly Film[]): FilmMatch {
  const numbers = samples.map(readFrameNumber).filter((number) => number !== null);
  const steps = numbers.slice(1).map((number, index) => {
    const step = number - (numbers[index] ?? 0);
    return (step + frameCount) % frameCount;
  });
  const moves = steps.filter((step) => step > 0);
  return {
    name: nearestFilm(samples, films),
    readableShare: numbers.length / Math.max(1, samples.length),
    distinctCount: new Set(numbers).size,
    // Beyond half of the film a step is one backwards.
    forwardShare: moves.filter((step) => step < frameCount / 2).length / Math.max(1, moves.length),
  };
}

const colourLimit = 60;

function nearestFilm(samples: readonly FrameSample[], films: readonly Film[]): Film['name'] | null {
  const mean = [0, 1, 2].map(
    (part) => samples.reduce((sum, { colour }) => sum + (colour[part] ?? 0), 0) / Math.max(1, samples.length),
  );
  const distanceTo = (film: Film) =>
    Math.hypot(...film.colour.map((part, index) => part - (mean[index] ?? 0)));
  const nearest = [...films].sort((left, right) => distanceTo(left) - distanceTo(right))[0];
  return nearest && distanceTo(nearest) < colourLimit ? nearest.name : null;
}
