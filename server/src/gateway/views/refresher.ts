import { setTimeout } from 'node:timers/promises';
import type { Logger } from '../../platform/logger.ts';

/**
 * Runs `refresh` for a key soon after it was marked: at once (or after `delayMs`) when idle, and once more if the key was
 * marked while it ran, so that ten changes in a row cost two views and the last one sent is never old.
 */
export class Refresher<Key extends string> {
  readonly #refresh: (key: Key) => Promise<void>;
  readonly #logger: Logger;
  readonly #running = new Map<Key, { isMarkedAgain: boolean }>();

  constructor(refresh: (key: Key) => Promise<void>, logger: Logger) {
    this.#refresh = refresh;
    this.#logger = logger;
  }

  mark(key: Key, delayMs = 0): void {
    const running = this.#running.get(key);
    if (running) running.isMarkedAgain = true;
    else void this.#run(key, delayMs);
  }

  async #run(key: Key, delayMs: number): Promise<void> {
    const state = { isMarkedAgain: true };
    this.#running.set(key, state);
    if (delayMs > 0) await setTimeout(delayMs);
    while (state.isMarkedAgain) {
      state.isMarkedAgain = false;
      await this.#refresh(key).catch((error) =>
        this.#logger.error({ err: error, key }, 'a view could not be sent'),
      );
    }
    this.#running.delete(key);
  }
}
