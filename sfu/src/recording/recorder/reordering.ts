import { recordingTuning } from '../tuning.ts';
import type { RtpPacket } from './rtp.ts';

/** How far `sequence` lies behind (< 0) or ahead of the other, over the end of 16 bits. */
const distance = (sequence: number, from: number) => ((sequence - from + 0x8000) & 0xffff) - 0x8000;
/** Further away than this is another stream, not a late packet. */
const farAway = 3_000;

/** `isAfterLoss`: what lay between this and the one before will not come. */
export type OrderedPacket = RtpPacket & { isAfterLoss: boolean };

/**
 * Brings packets into the order in which they were sent. One that is missing is waited for, long by the measure of a talk: nobody
 * waits for a recording, and the sender is asked for it again meanwhile.
 */
export class Reordering {
  readonly #waiting = new Map<number, RtpPacket>();
  #next: number | null = null;
  #stuckSince = 0;

  get isWaiting(): boolean {
    return this.#waiting.size > 0;
  }

  /** Those that are due now, in order. */
  push(packet: RtpPacket): OrderedPacket[] {
    this.#next ??= packet.sequence;
    const ahead = distance(packet.sequence, this.#next);
    if (Math.abs(ahead) > farAway) {
      const rest = this.#takeAll();
      this.#next = packet.sequence;
      return [...rest, ...this.#takeRun(packet, true)];
    }
    if (ahead < 0) return [];
    if (ahead === 0) return this.#takeRun(packet, false);
    if (this.#waiting.size === 0) this.#stuckSince = packet.at;
    this.#waiting.set(packet.sequence, packet);
    return [];
  }

  /** What is missing now, in ascending order. */
  missing(): number[] {
    const next = this.#next;
    if (next === null || this.#waiting.size === 0) return [];
    const furthest = Math.max(...[...this.#waiting.keys()].map((sequence) => distance(sequence, next)));
    return Array.from({ length: furthest }, (_, ahead) => (next + ahead) & 0xffff).filter(
      (sequence) => !this.#waiting.has(sequence),
    );
  }

  /** Goes on without what was waited for too long. */
  expire(now: number): OrderedPacket[] {
    const taken: OrderedPacket[] = [];
    while (this.#waiting.size > 0 && now - this.#stuckSince >= recordingTuning.lostAfterMs) {
      taken.push(...this.#skip());
    }
    return taken;
  }

  /** All that came, whatever is missing: nothing more will come. */
  flush(): OrderedPacket[] {
    return this.#takeAll();
  }

  #takeAll(): OrderedPacket[] {
    const taken: OrderedPacket[] = [];
    while (this.#waiting.size > 0) taken.push(...this.#skip());
    return taken;
  }

  /** Over the nearest hole. */
  #skip(): OrderedPacket[] {
    const next = this.#next ?? 0;
    const nearest = [...this.#waiting.values()].reduce((best, packet) =>
      distance(packet.sequence, next) < distance(best.sequence, next) ? packet : best,
    );
    this.#waiting.delete(nearest.sequence);
    this.#next = nearest.sequence;
    return this.#takeRun(nearest, true);
  }

  #takeRun(first: RtpPacket, isAfterLoss: boolean): OrderedPacket[] {
    const run: OrderedPacket[] = [{ ...first, isAfterLoss }];
    let next = (first.sequence + 1) & 0xffff;
    if (this.#waiting.size > 0) {
      for (;;) {
        const packet = this.#waiting.get(next);
        if (packet === undefined) break;
        this.#waiting.delete(next);
        run.push({ ...packet, isAfterLoss: false });
        next = (next + 1) & 0xffff;
      }
      const oldest = Math.min(...[...this.#waiting.values()].map(({ at }) => at));
      if (this.#waiting.size > 0) this.#stuckSince = oldest;
    }
    this.#next = next;
    return run;
  }
}
