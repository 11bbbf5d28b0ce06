// One supervised child process: its log file, its restarts, its end.
import { type ChildProcess, spawn } from 'node:child_process';
import {
  createWriteStream,
  existsSync,
  renameSync,
  rmSync,
  statSync,
  type WriteStream,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { processStartTicks } from '../setup/process-lock.mjs';
import { say, sayWarning } from '../setup/say.mjs';
import type { DataFolder } from './data-folder.ts';

export interface ChildSpec {
  name: string;
  command: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  cwd?: string;
  /** Fed to the child's standard input, for what must not show in the list of processes. */
  input?: string;
  /** How long a polite end may take before the whole process group is killed. */
  stopWithinMs: number;
  /** Which lines the operator sees in the terminal as well. */
  isNotable: (line: string) => string | undefined;
}

const largeLogBytes = 20_000_000;
const backoffMs = { first: 500, most: 15_000, calmAfter: 60_000 };

function openLog(folder: string, name: string): WriteStream {
  const path = join(folder, `${name}.log`);
  if (existsSync(path) && statSync(path).size > largeLogBytes) renameSync(path, `${path}.1`);
  return createWriteStream(path, { flags: 'a', mode: 0o600 });
}

/** Ends a process group: politely, then by force. Works for children and for what a crashed start left behind. */
export async function endProcessGroup(pid: number, startTicks: string, withinMs: number): Promise<void> {
  const isAlive = () => processStartTicks(pid) === startTicks;
  const send = (signal: NodeJS.Signals, target: number) => {
    try {
      process.kill(target, signal);
    } catch {}
  };
  // Politely only the leader: it knows in which order to end its own children.
  if (isAlive()) send('SIGTERM', pid);
  for (const deadline = Date.now() + withinMs; isAlive() && Date.now() < deadline; ) await wait(25);
  send('SIGKILL', -pid);
  for (const deadline = Date.now() + 2_000; isAlive() && Date.now() < deadline; ) await wait(25);
}

export class SupervisedChild {
  readonly #spec: ChildSpec;
  readonly #data: DataFolder;
  readonly #log: WriteStream;
  #process: ChildProcess | undefined;
  #startTicks = '';
  #isStopping = false;
  #restartDelayMs = backoffMs.first;
  #restartTimer: NodeJS.Timeout | undefined;
  /** What it wrote last, for when it does not become ready. */
  readonly lastLines: string[] = [];
  exitCount = 0;

  constructor(spec: ChildSpec, data: DataFolder) {
    this.#spec = spec;
    this.#data = data;
    this.#log = openLog(data.logs, spec.name);
  }

  get name(): string {
    return this.#spec.name;
  }

  start(): void {
    const { name, command, args, env, cwd, input } = this.#spec;
    const startedAt = Date.now();
    // A process group of its own: Ctrl-C in the terminal reaches only the supervisor, which ends all in order.
    const child = spawn(command, args, { cwd, env, detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
    this.#process = child;
    child.stdin.on('error', () => {});
    if (input !== undefined) child.stdin.end(input);
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => this.#onLine(line));
    }
    child.on('error', (error) => this.#onLine(JSON.stringify({ level: 50, msg: error.message })));
    child.on('exit', (code, signal) => this.#onExit(startedAt, signal ?? `code ${code}`));
    if (child.pid === undefined) return;
    this.#startTicks = processStartTicks(child.pid) ?? '';
    writeFileSync(this.#recordPath, JSON.stringify({ name, pid: child.pid, startTicks: this.#startTicks }));
  }

  get #recordPath(): string {
    return join(this.#data.run, `${this.#spec.name}.json`);
  }

  #onLine(line: string): void {
    this.#log.write(`${line}\n`);
    this.lastLines.push(line);
    if (this.lastLines.length > 20) this.lastLines.shift();
    const notable = this.#spec.isNotable(line);
    if (notable !== undefined && !this.#isStopping) sayWarning(`[${this.name}]`, notable);
  }

  #onExit(startedAt: number, reason: string): void {
    this.exitCount += 1;
    this.#process = undefined;
    rmSync(this.#recordPath, { force: true });
    if (this.#isStopping) return;
    if (Date.now() - startedAt > backoffMs.calmAfter) this.#restartDelayMs = backoffMs.first;
    const delayMs = this.#restartDelayMs;
    this.#restartDelayMs = Math.min(delayMs * 2, backoffMs.most);
    sayWarning(
      `${this.name} 意外退出（${reason}），${delayMs / 1000} 秒后重启`,
      `exited (${reason}), restarting`,
    );
    this.#restartTimer = setTimeout(() => this.start(), delayMs);
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    clearTimeout(this.#restartTimer);
    const pid = this.#process?.pid;
    if (pid !== undefined) await endProcessGroup(pid, this.#startTicks, this.#spec.stopWithinMs);
    rmSync(this.#recordPath, { force: true });
    await new Promise((resolve) => this.#log.end(resolve));
    say(`  ${this.name} 已停止`, 'stopped');
  }
}
