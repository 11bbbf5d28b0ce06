// Is what arrived the speech that the other side's microphone played?

/** Figures of a receiver that only grow: seconds of sound played, and the energy of all of it. */
export type SoundSample = { seconds: number; energy: number };

/** The loudness between the samples, one figure each `stepMs` of played sound. */
export function loudnessOf(samples: readonly SoundSample[], stepMs: number): number[] {
  const first = samples[0];
  const last = samples.at(-1);
  if (first === undefined || last === undefined) return [];
  const step = stepMs / 1_000;
  const count = Math.floor((last.seconds - first.seconds) / step);
  return Array.from({ length: count }, (_, index) => {
    const from = first.seconds + index * step;
    return Math.sqrt(Math.max(0, energyAt(samples, from + step) - energyAt(samples, from)) / step);
  });
}

function energyAt(samples: readonly SoundSample[], seconds: number): number {
  const next = samples.findIndex((sample) => sample.seconds >= seconds);
  const after = samples[next] ?? samples.at(-1);
  const before = samples[Math.max(0, next - 1)] ?? after;
  if (after === undefined || before === undefined) return 0;
  const span = after.seconds - before.seconds;
  const share = span === 0 ? 0 : (seconds - before.seconds) / span;
  return before.energy + share * (after.energy - before.energy);
}

/**
 * How alike the rise and fall of both is, −1 to 1, at the best place of the repeating original. By the root, because
 * browsers raise what is soft.
 */
export function likeness(receivedLoudness: readonly number[], originalLoudness: readonly number[]): number {
  const [received, original] = [receivedLoudness.map(Math.sqrt), originalLoudness.map(Math.sqrt)];
  let best = -1;
  for (let shift = 0; shift < original.length; shift += 1) {
    const aligned = received.map((_, index) => original[(index + shift) % original.length] ?? 0);
    best = Math.max(best, correlation(received, aligned));
  }
  return best;
}

function correlation(left: readonly number[], right: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [leftMean, rightMean] = [mean(left), mean(right)];
  let [product, leftSquare, rightSquare] = [0, 0, 0];
  for (const [index, value] of left.entries()) {
    const [a, b] = [value - leftMean, (right[index] ?? 0) - rightMean];
    product += a * b;
    leftSquare += a * a;
    rightSquare += b * b;
  }
  return leftSquare * rightSquare === 0 ? 0 : product / Math.sqrt(leftSquare * rightSquare);
}
