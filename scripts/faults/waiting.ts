// Ways to wait.
import { setTimeout as sleep } from 'node:timers/promises';

/** What a page or a server lets pass before it tries again, ms; never in place of an event. */
export const pause = (ms: number): Promise<void> => sleep(ms);

/** News that may come before, while and after somebody waits for it. */
export class Signal {
  #isRaised = false;
  #wake: (() => void)[] = [];

  raise(): void {
    this.#isRaised = true;
    for (const wake of this.#wake.splice(0)) wake();
  }

  /** At once if raised since the last time. */
  async next(): Promise<void> {
    if (!this.#isRaised) await new Promise<void>((resolve) => this.#wake.push(resolve));
    this.#isRaised = false;
  }
}

/** Whether it came true, looked at every `everyMs`, within the bound. */
export async function comesTrue(
  test: () => boolean | Promise<boolean>,
  withinMs: number,
  everyMs = 20,
): Promise<boolean> {
  const endsAt = performance.now() + withinMs;
  while (!(await test())) {
    if (performance.now() > endsAt) return false;
    await pause(everyMs);
  }
  return true;
}
