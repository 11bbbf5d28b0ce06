import type { SoundPacket } from './rtp-packet.ts';

/** So many packets are waited with for one that is missing; 20 ms each. Retransmissions come within that. */
const waitForCount = 8;
/** Further away than this is another stream, not a late packet. */
const farAway = 500;

const after = (sequence: number, count = 1) => (sequence + count) & 0xffff;
/** How far `sequence` lies behind (< 0) or ahead of the other, over the end of 16 bits. */
const distance = (sequence: number, from: number) => ((sequence - from + 0x8000) & 0xffff) - 0x8000;

/**
 * Brings packets into the order in which they were sent: those that come early wait for the missing one, up to a limit; those
 * that come late, or twice, are dropped.
 */
export class PacketOrder {
  #next: number | null = null;
  readonly #waiting = new Map<number, SoundPacket>();

  /** Those that are due now, in order. */
  push(packet: SoundPacket): SoundPacket[] {
    const ahead = this.#next === null ? 0 : distance(packet.sequence, this.#next);
    if (Math.abs(ahead) > farAway) this.#waiting.clear();
    else if (ahead < 0) return [];
    if (this.#next === null || Math.abs(ahead) > farAway) this.#next = packet.sequence;
    this.#waiting.set(packet.sequence, packet);
    const due = this.#takeRun();
    if (this.#waiting.size <= waitForCount) return due;
    // The missing one will not come: on with what there is.
    this.#next = [...this.#waiting.keys()].reduce((first, each) =>
      distance(each, first) < 0 ? each : first,
    );
    return [...due, ...this.#takeRun()];
  }

  #takeRun(): SoundPacket[] {
    const run: SoundPacket[] = [];
    for (;;) {
      const packet = this.#next === null ? undefined : this.#waiting.get(this.#next);
      if (packet === undefined) return run;
      this.#waiting.delete(packet.sequence);
      this.#next = after(packet.sequence);
      run.push(packet);
    }
  }
}
