export type Spaced = { (): void; end: () => void };

/**
 * Calls that come in a burst, made so many ms apart: the first at once, then one for all that came meanwhile, so that none is
 * forgotten. `end` forgets the one that waits.
 */
export function spaced(work: () => void, everyMs: number): Spaced {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isWanted = false;
  function run(): void {
    isWanted = false;
    timer = setTimeout(() => {
      timer = undefined;
      if (isWanted) run();
    }, everyMs);
    work();
  }
  const call = () => {
    if (timer === undefined) run();
    else isWanted = true;
  };
  return Object.assign(call, {
    end() {
      clearTimeout(timer);
      timer = undefined;
      isWanted = false;
    },
  });
}
