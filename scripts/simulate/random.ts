// One seed, many streams: each purpose draws from its own, so that a change in one draws nothing else differently.

/** Evenly from 0 up to, and not at, 1. */
export type Random = () => number;

/** A stream of its own for each name under a seed; the same names give the same numbers. */
export function streamOf(seed: number, ...names: readonly (string | number)[]): Random {
  let state = seed | 0;
  for (const character of names.join('/')) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
    state ^= state >>> 15;
  }
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296;
  };
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** `spread` is the standard deviation of the logarithm: 0.6 = two of three within a factor of 1.8. */
export const lognormal = (random: Random, median: number, spread: number): number =>
  median * Math.exp(spread * normal(random));

/** The median of a lognormal whose mean is known. */
export const medianOfMean = (mean: number, spread: number): number => mean * Math.exp(-(spread ** 2) / 2);

export const between = (random: Random, least: number, most: number): number =>
  least + random() * (most - least);

/** One of the items, by their weights. */
export function pick<Item>(random: Random, items: readonly (readonly [Item, weight: number])[]): Item {
  const total = items.reduce((sum, [, weight]) => sum + weight, 0);
  let left = random() * total;
  for (const [item, weight] of items) {
    left -= weight;
    if (left < 0) return item;
  }
  const last = items.at(-1);
  if (last === undefined) throw new Error('nothing to pick from');
  return last[0];
}
