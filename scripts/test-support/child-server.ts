// A server program as a child of the tests: ready when its output says so, ended by its own process id.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export interface ChildServer {
  child: ChildProcess;
  stop: () => Promise<void>;
}

/** Resolves when a line of output matches `readyPattern`; rejects with the output when the program ends before. */
export function startChildServer(options: {
  command: string;
  args: string[];
  readyPattern: RegExp;
  input?: string;
  cwd?: string;
  env?: NodeJS.ProcessEnv;
}): Promise<ChildServer> {
  const { command, args, readyPattern, input, cwd, env } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], cwd, env: env ?? process.env });
    const killOnExit = () => child.kill('SIGKILL');
    process.once('exit', killOnExit);
    let output = '';
    const onData = (chunk: Buffer) => {
      output += chunk.toString();
      if (readyPattern.test(output)) resolve({ child, stop: () => stopChild(child) });
    };
    child.stdout.on('data', onData);
    child.stderr.on('data', onData);
    child.on('error', reject);
    child.on('exit', () => {
      process.removeListener('exit', killOnExit);
      reject(new Error(`${command} ended before it was ready:\n${output}`));
    });
    child.stdin.on('error', () => {});
    child.stdin.end(input ?? '');
  });
}

/** How long a polite end may take. */
const stopWithinMs = 10_000;

/** Polite first; a server that hangs is killed, so that no run leaves anything behind. */
export async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
  await ended;
  clearTimeout(timer);
}
