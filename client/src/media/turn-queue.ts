/** Runs async work one after another; a failure is handed to its caller and does not stop the next. */
export function createTurnQueue() {
  let last: Promise<unknown> = Promise.resolve();
  return function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = last.then(work, work);
    last = result.catch(() => undefined);
    return result;
  };
}
