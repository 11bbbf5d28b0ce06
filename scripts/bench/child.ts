// A benchmark's other process: started with a mode, speaks over Node's own channel.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

export type BenchChild<Out, In> = {
  send(message: In): void;
  /** Called with each message, in order. */
  onMessage(handle: (message: Out) => void): void;
  /** The next message that fits. */
  next(fits: (message: Out) => boolean): Promise<Out>;
  stop(): Promise<void>;
};

/** Rejects what waits when the process ends unasked. */
export function startChild<Out, In>(file: string, args: readonly string[]): BenchChild<Out, In> {
  const child: ChildProcess = fork(file, [...args]);
  const waiting = new Set<{ take(message: Out): void; fail(error: Error): void }>();
  const handlers: ((message: Out) => void)[] = [];
  child.on('message', (message) => {
    for (const each of waiting) each.take(message as Out);
    for (const handle of handlers) handle(message as Out);
  });
  child.on('exit', (code) => {
    for (const each of waiting) each.fail(new Error(`${file} ended with ${code}`));
  });
  return {
    send: (message) => child.send(message as object),
    onMessage: (handle) => handlers.push(handle),
    next: (fits) =>
      new Promise((resolve, reject) => {
        const entry = {
          take(message: Out) {
            if (!fits(message)) return;
            waiting.delete(entry);
            resolve(message);
          },
          fail: reject,
        };
        waiting.add(entry);
      }),
    async stop() {
      waiting.clear();
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
