/** Lets `burst` through at once and `perSecond` after that. Time in ms, handed in. */
export class TokenBucket {
  readonly #burst: number;
  readonly #perMs: number;
  #tokens: number;
  #at: number;

  constructor(options: { burst: number; perSecond: number; now: number }) {
    this.#burst = options.burst;
    this.#perMs = options.perSecond / 1_000;
    this.#tokens = options.burst;
    this.#at = options.now;
  }

  /** 0 when the request may pass, else the ms to wait before trying again. */
  take(now: number): number {
    this.#tokens = Math.min(this.#burst, this.#tokens + Math.max(0, now - this.#at) * this.#perMs);
    this.#at = now;
    if (this.#tokens < 1) return Math.ceil((1 - this.#tokens) / this.#perMs);
    this.#tokens -= 1;
    return 0;
  }
}
