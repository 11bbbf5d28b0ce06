/**
 * What must end with its owner: timers, listeners, children. `close()` ends them last bound first, waits for each, and
 * gives every caller the same promise; a failure of one does not keep the others open.
 */
export class Lifetime {
  readonly #ends: Array<() => unknown> = [];
  #closing: Promise<void> | undefined;

  get isClosed(): boolean {
    return this.#closing !== undefined;
  }

  /** Runs `end` on close, at once if that has begun already. */
  bind(end: () => unknown): void {
    if (this.#closing === undefined) this.#ends.push(end);
    else void Promise.resolve().then(end);
  }

  interval(run: () => void, everyMs: number): void {
    const timer = setInterval(run, everyMs);
    this.bind(() => clearInterval(timer));
  }

  close(): Promise<void> {
    this.#closing ??= this.#closeAll();
    return this.#closing;
  }

  async #closeAll(): Promise<void> {
    const failures: unknown[] = [];
    for (const end of this.#ends.splice(0).reverse()) {
      try {
        await end();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'some parts did not close');
  }
}
