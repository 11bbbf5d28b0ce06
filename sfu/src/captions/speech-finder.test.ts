import { expect, it } from 'vitest';
import { type SpeechChange, SpeechFinder } from './speech-finder.ts';

/** A hum of this loudness, of full scale, for so long. */
const hum = (loudness: number, durationMs: number) =>
  Int16Array.from({ length: durationMs * 16 }, (_, index) =>
    Math.round(loudness * 32_767 * Math.sin(index / 7)),
  );
const hear = (finder: SpeechFinder, ...parts: Int16Array[]): SpeechChange[] =>
  parts.flatMap((part) => finder.push(part));

it('finds speech, tells of it once a second, and when it ended', () => {
  const changes = hear(new SpeechFinder(), hum(0, 1_000), hum(0.2, 2_500), hum(0, 1_000));
  expect(changes.map(({ kind }) => kind)).toEqual(['speaking', 'speaking', 'speaking', 'ended']);
  expect(changes.at(-1)?.spokenMs).toBe(2_500);
});

it('takes neither silence nor a click nor steady noise for speech', () => {
  expect(hear(new SpeechFinder(), hum(0, 3_000))).toEqual([]);
  expect(hear(new SpeechFinder(), hum(0, 500), hum(0.5, 60), hum(0, 1_000))).toEqual([]);
  expect(hear(new SpeechFinder(), hum(0.003, 5_000))).toEqual([]);
});

it('hears a voice over noise, and takes a pause for breath as no end', () => {
  const breath = hum(0.003, 400);
  const changes = hear(
    new SpeechFinder(),
    ...[hum(0.003, 2_000), hum(0.1, 800), breath, hum(0.1, 800), hum(0.003, 1_000)],
  );
  expect(changes.filter(({ kind }) => kind === 'ended')).toEqual([{ kind: 'ended', spokenMs: 2_000 }]);
});

it('is the same however the sound is cut into parts', () => {
  const sound = hum(0.2, 1_500);
  const parts = Array.from({ length: 100 }, (_, index) => sound.subarray(index * 240, (index + 1) * 240));
  expect(hear(new SpeechFinder(), ...parts)).toEqual(hear(new SpeechFinder(), sound));
});

it('cuts what has no end', () => {
  const noiseless = [hum(0.5, 200), hum(0.001, 100)];
  const talk = Array.from({ length: 110 }, () => noiseless).flat();
  const [first] = hear(new SpeechFinder(), hum(0, 200), ...talk).filter(({ kind }) => kind === 'ended');
  expect(first?.spokenMs).toBeGreaterThanOrEqual(30_000);
  expect(first?.spokenMs).toBeLessThan(30_400);
});
