/** Passes the first value at once and then at most one each `everyMs`, always the latest. */
export class LatestThrottle<Value> {
  readonly #pass: (value: Value) => void;
  readonly #everyMs: number;
  #timer: NodeJS.Timeout | undefined;
  #waiting: { value: Value } | undefined;

  constructor(everyMs: number, pass: (value: Value) => void) {
    this.#everyMs = everyMs;
    this.#pass = pass;
  }

  push(value: Value): void {
    if (this.#timer !== undefined) {
      this.#waiting = { value };
      return;
    }
    this.#pass(value);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      const waiting = this.#waiting;
      this.#waiting = undefined;
      if (waiting !== undefined) this.push(waiting.value);
    }, this.#everyMs);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#waiting = undefined;
  }
}
