// A server program of ours as a child of a benchmark: ready when it says so, its lines read as they come.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { stopChild } from '../test-support/child-server.ts';

/** One JSON line of a log; `at` is the wall clock in milliseconds. */
export type LogLine = { at: number; msg: string; [field: string]: unknown };

export type LoggedChild = { pid: number; ready: LogLine; stop: () => Promise<void> };

type Program = {
  file: string;
  env: Record<string, string>;
  onLog?: (line: LogLine) => void;
  /** Lines that are not JSON. */
  onOther?: (line: string) => void;
};

/** Resolves with the line "ready"; rejects with the last lines when the program ends before. */
export function startLogged({ file, env, onLog, onOther }: Program): Promise<LoggedChild> {
  const child = spawn(process.execPath, [file], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const killOnExit = () => child.kill('SIGKILL');
  process.once('exit', killOnExit);
  const tail: string[] = [];
  return new Promise((resolve, reject) => {
    const keep = (line: string) => {
      tail.push(line);
      if (tail.length > 30) tail.shift();
    };
    createInterface({ input: child.stdout }).on('line', (text) => {
      keep(text);
      const line = parseLine(text);
      if (line === undefined) return onOther?.(text);
      if (line.msg === 'ready') resolve({ pid: child.pid ?? 0, ready: line, stop: () => stopChild(child) });
      onLog?.(line);
    });
    createInterface({ input: child.stderr }).on('line', (text) => {
      keep(text);
      onOther?.(text);
    });
    child.on('error', reject);
    child.on('exit', () => {
      process.removeListener('exit', killOnExit);
      reject(new Error(`${file} ended before it was ready:\n${tail.join('\n')}`));
    });
  });
}

function parseLine(text: string): LogLine | undefined {
  try {
    const { time, msg, ...fields } = JSON.parse(text) as { time: string; msg: string };
    return { ...fields, at: new Date(time).getTime(), msg };
  } catch {
    return undefined;
  }
}
