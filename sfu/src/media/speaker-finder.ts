/** What a speaker may be silent for before whoever is loudest then takes their place, ms: longer than a breath. */
const silentMs = 1_000;

/**
 * Who speaks, out of two hints. mediasoup's dominant speaker is quick to change and not drawn by a cough, but before anybody has
 * spoken it takes the first microphone it knows for the speaker, and says nothing when that one does speak. Loudness alone
 * jumps about, but says who is heard at all.
 */
export class SpeakerFinder<Id> {
  #told: Id | null = null;
  #dominant: Id | null = null;
  readonly #heardAt = new Map<Id, number>();

  /** Who speaks now; null: no change. */
  suggest(dominant: Id, now: number): Id | null {
    this.#dominant = dominant;
    return this.#isHeard(dominant, now) ? this.#tell(dominant) : null;
  }

  /** Those who are loud enough to be heard, the loudest first. Who speaks now; null: no change. */
  hear(loudest: readonly Id[], now: number): Id | null {
    for (const id of loudest) this.#heardAt.set(id, now);
    if (this.#dominant !== null && loudest.includes(this.#dominant)) return this.#tell(this.#dominant);
    const [first] = loudest;
    if (first === undefined || (this.#told !== null && this.#isHeard(this.#told, now))) return null;
    return this.#tell(first);
  }

  forget(id: Id): void {
    this.#heardAt.delete(id);
    if (this.#told === id) this.#told = null;
    if (this.#dominant === id) this.#dominant = null;
  }

  #isHeard(id: Id, now: number): boolean {
    return now - (this.#heardAt.get(id) ?? Number.NEGATIVE_INFINITY) < silentMs;
  }

  #tell(id: Id): Id | null {
    if (this.#told === id) return null;
    this.#told = id;
    return id;
  }
}
