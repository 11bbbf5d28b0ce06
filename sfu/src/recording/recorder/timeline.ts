import { recordingTuning } from '../tuning.ts';
import type { SenderReport } from './rtcp.ts';

/** Timestamps of 32 bits as a number that does not begin anew. */
export class Ticks {
  #last: number | null = null;

  unwrap(timestamp: number): number {
    this.#last = this.near(timestamp);
    return this.#last;
  }

  /** The same without moving on. */
  near(timestamp: number): number {
    if (this.#last === null) return timestamp;
    const step = ((timestamp - this.#last) | 0) >>> 0;
    return this.#last + (step >= 2 ** 31 ? step - 2 ** 32 : step);
  }
}

/**
 * How far the worker's clock is from this machine's: a report says when it was sent and arrives at once, so the one that was on
 * its way the shortest tells. The worker read the time once, at its start; a clock that was set since stands out here.
 */
export class WorkerClock {
  readonly #offsets: number[] = [];
  #offsetMs = 0;

  get offsetMs(): number {
    return this.#offsetMs;
  }

  learn(report: SenderReport, arrivedAt: number): void {
    this.#offsets.push(arrivedAt - report.ntpMs);
    if (this.#offsets.length > recordingTuning.reportCount) this.#offsets.shift();
    const nearest = Math.min(...this.#offsets);
    // Below that it is the way of the report through a busy machine, not a clock that was set.
    this.#offsetMs = Math.abs(nearest) < 20 ? 0 : nearest;
  }
}

const median = (values: readonly number[]) => {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[sorted.length >> 1] ?? 0;
};

/**
 * When a moment of one stream was, by the wall clock. The worker's reports carry the time of capture, made of the sender's own
 * reports on sound and pictures; until the first one it is the time of arrival.
 */
export class Timeline {
  readonly #clockRate: number;
  readonly #worker: WorkerClock;
  /** When tick 0 was, by the last reports. */
  #reported: number[] = [];
  #arrivedZero: number | null = null;

  constructor(clockRate: number, worker: WorkerClock) {
    this.#clockRate = clockRate;
    this.#worker = worker;
  }

  get hasReport(): boolean {
    return this.#reported.length > 0;
  }

  learnArrival(ticks: number, arrivedAt: number): void {
    const zero = arrivedAt - this.toMs(ticks);
    this.#arrivedZero = this.#arrivedZero === null ? zero : Math.min(this.#arrivedZero, zero);
  }

  learnReport(ticks: number, ntpMs: number): void {
    this.#reported.push(ntpMs - this.toMs(ticks));
    if (this.#reported.length > recordingTuning.reportCount) this.#reported.shift();
  }

  /** The same stream goes on with other timestamps. */
  forget(): void {
    this.#reported = [];
    this.#arrivedZero = null;
  }

  wallOf(ticks: number): number {
    const zero = this.hasReport ? median(this.#reported) + this.#worker.offsetMs : (this.#arrivedZero ?? 0);
    return zero + this.toMs(ticks);
  }

  toMs(ticks: number): number {
    return (ticks * 1_000) / this.#clockRate;
  }
}
