// A process of the benchmark that answers requests over Node's own channel.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

export type AskedChild<Request> = {
  pid: number;
  ask(request: Request): Promise<unknown>;
  stop(): Promise<void>;
};

/** Ready when it has sent its first message, of id 0. */
export async function startAsked<Request>(
  file: string,
  args: readonly string[] = [],
): Promise<AskedChild<Request>> {
  const child: ChildProcess = fork(file, [...args], { execArgv: [] });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const ready = Promise.withResolvers<unknown>();
  waiting.set(0, ready);
  const killOnExit = () => child.kill('SIGKILL');
  process.once('exit', killOnExit);
  child.on('message', ({ id, data, failure }: { id: number; data?: unknown; failure?: string }) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (failure === undefined) asked?.resolve(data);
    else asked?.reject(new Error(failure));
  });
  child.on('exit', (code) => {
    for (const asked of waiting.values()) asked.reject(new Error(`${file} ended with ${code}`));
    waiting.clear();
  });
  await ready.promise;
  let lastId = 0;
  return {
    pid: child.pid ?? 0,
    ask(request) {
      lastId += 1;
      const asked = Promise.withResolvers<unknown>();
      waiting.set(lastId, asked);
      child.send({ id: lastId, request: request as object });
      return asked.promise;
    },
    async stop() {
      process.removeListener('exit', killOnExit);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
