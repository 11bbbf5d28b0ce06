/** What has to be known of a step to give it its turn. */
export interface LaneStep {
  name: string;
  /** Not before this one has ended. */
  after?: string;
  /** Steps that may run beside one another; with none of another group, nor of none. */
  group?: string;
}

/** Runs steps in their order, at most `laneCount` at a time; results come back in that order too. */
export async function runInLanes<S extends LaneStep, Result>(
  steps: readonly S[],
  laneCount: number,
  run: (step: S) => Promise<Result>,
): Promise<Result[]> {
  const results = new Map<S, Result>();
  const waiting = [...steps];
  const running = new Map<S, Promise<void>>();
  const isOver = (name: string | undefined) =>
    !waiting.some((step) => step.name === name) && ![...running.keys()].some((step) => step.name === name);
  // A group waits for all before it, and all after it wait for it.
  const mayRun = ({ group, after }: S, index: number) =>
    [...running.keys(), ...waiting.slice(0, index)].every((other) => other.group === group) && isOver(after);
  while (waiting.length > 0 || running.size > 0) {
    const index = running.size < laneCount ? waiting.findIndex(mayRun) : -1;
    const [next] = index < 0 ? [] : waiting.splice(index, 1);
    if (next === undefined) {
      await Promise.race(running.values());
      continue;
    }
    running.set(
      next,
      run(next).then((result) => {
        results.set(next, result);
        running.delete(next);
      }),
    );
  }
  return steps.flatMap((step) => results.get(step) ?? []);
}
