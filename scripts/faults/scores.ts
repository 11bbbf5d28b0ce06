// Places in line before and after a fault.
import type { Snapshot } from '../../server/src/dispatch/testing/snapshot.store.ts';

/** `<class> <call> <score>` of everybody who waits, by class and score. */
export const listScores = ({ lines }: Snapshot): string[] =>
  [...lines]
    .flatMap(([queueClass, line]) =>
      [...line]
        .sort(([, one], [, other]) => one - other)
        .map(([id, score]) => `${queueClass} ${id} ${score}`),
    )
    .sort();

/** What of `before` is no longer so. */
export function findMoved(before: readonly string[], after: readonly string[]): string[] {
  const there = new Set(after);
  return before.filter((entry) => !there.has(entry)).map((entry) => `the place "${entry}" is not as before`);
}
