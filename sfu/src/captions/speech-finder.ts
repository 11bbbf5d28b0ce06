import { recogniserRate } from './recogniser.ts';

export type SpeechChange = { kind: 'speaking' | 'ended'; spokenMs: number };

const windowMs = 20;
const windowLength = (recogniserRate * windowMs) / 1_000;
/** Louder than the noise around by this much is a voice, dB. */
const overNoise = 12;
const quietest = -70;
const loudestNoise = -35;
/** The noise is taken to grow by this much a window while it is loud: 2 dB a second; a pause brings it down at once. */
const noiseRise = 0.04;
const beginsAfterMs = 120;
const endsAfterMs = 700;
const tellEveryMs = 1_000;
/** Nobody speaks for longer without a breath: cut there. */
const longestMs = 30_000;

/**
 * Finds by loudness alone when somebody speaks, in sound of 16 kHz: louder than the noise around for 120 ms begins it, 700 ms of
 * quiet end it. It tells of it once a second, and when it ended.
 */
export class SpeechFinder {
  #rest: number[] = [];
  #noise = -50;
  #atMs = 0;
  #voicedMs = 0;
  #begunAtMs: number | null = null;
  #lastVoiceAtMs = 0;
  #toldMs = 0;

  push(pcm: Int16Array): SpeechChange[] {
    const changes: SpeechChange[] = [];
    for (const sample of pcm) {
      this.#rest.push(sample);
      if (this.#rest.length < windowLength) continue;
      const change = this.#hear(levelOf(this.#rest));
      this.#rest = [];
      if (change) changes.push(change);
    }
    return changes;
  }

  #hear(level: number): SpeechChange | null {
    const isVoice = level > this.#noise + overNoise;
    this.#noise = Math.min(loudestNoise, Math.max(quietest, Math.min(level, this.#noise + noiseRise)));
    this.#atMs += windowMs;
    if (isVoice) this.#lastVoiceAtMs = this.#atMs;
    if (this.#begunAtMs === null) return this.#lookForBeginning(isVoice);
    const spokenMs = this.#lastVoiceAtMs - this.#begunAtMs;
    if (this.#atMs - this.#lastVoiceAtMs >= endsAfterMs || spokenMs >= longestMs) {
      this.#begunAtMs = null;
      this.#voicedMs = 0;
      return { kind: 'ended', spokenMs };
    }
    if (spokenMs - this.#toldMs < tellEveryMs) return null;
    this.#toldMs = spokenMs;
    return { kind: 'speaking', spokenMs };
  }

  #lookForBeginning(isVoice: boolean): SpeechChange | null {
    this.#voicedMs = Math.max(0, this.#voicedMs + (isVoice ? windowMs : -windowMs));
    if (this.#voicedMs < beginsAfterMs) return null;
    this.#begunAtMs = this.#atMs - this.#voicedMs;
    this.#toldMs = this.#voicedMs;
    return { kind: 'speaking', spokenMs: this.#voicedMs };
  }
}

/** Of full scale, dB. */
function levelOf(samples: readonly number[]): number {
  const power = samples.reduce((sum, sample) => sum + (sample / 32_768) ** 2, 0) / samples.length;
  return 10 * Math.log10(power + 1e-10);
}
