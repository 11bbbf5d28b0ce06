import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export type ReadyLine = {
  url?: string;
  port?: number;
  /** Of a media node, for each of its workers. */
  mediaPorts?: { udp: number[]; tcp: number[] }[];
  workerPids?: number[];
};
export type TestProcess = {
  pid: number;
  ready: ReadyLine;
  /** Asks it to end, and does not wait: a media node goes on until its rooms have ended. */
  drain(): void;
  /** Politely, by its own pid. */
  stop(): Promise<void>;
  /** As a power cut would. */
  kill(): Promise<void>;
};

const politeMs = 5_000;

/** A program of ours as a process of its own, from its `ready` line on. It dies with whoever started it, however that ended. */
export async function startProcess(main: string, environment: Record<string, string>): Promise<TestProcess> {
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', process.execPath, main], {
    env: { ...process.env, ...environment, CLOUDSEAT_LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const endWithTests = () => child.kill('SIGKILL');
  process.once('exit', endWithTests);
  child.once('exit', () => process.removeListener('exit', endWithTests));
  return {
    pid: child.pid ?? 0,
    ready: await readReadyLine(child),
    drain: () => void child.kill('SIGTERM'),
    stop: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
  };
}

async function readReadyLine(child: ChildProcess): Promise<ReadyLine> {
  const { stdout } = child;
  if (!stdout) throw new Error('the program has no output');
  const lines = createInterface({ input: stdout });
  for await (const line of lines) {
    const entry = JSON.parse(line) as ReadyLine & { msg?: string };
    if (entry.msg !== 'ready') continue;
    stdout.resume();
    return entry;
  }
  throw new Error('the program ended before it was ready');
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), politeMs);
  await ended;
  clearTimeout(timer);
}
