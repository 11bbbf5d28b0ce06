import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { processStartTicks } from '../setup/process-lock.mjs';
import { SupervisedChild } from './child.ts';
import { type DataFolder, openDataFolder } from './data-folder.ts';

let folder = '';
let data: DataFolder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cloudseat-child-'));
  data = openDataFolder(folder);
});
afterEach(() => {
  data.release();
  rmSync(folder, { recursive: true, force: true });
});

/** A child that says its pid; `lines` resolves with each. */
function makeChild(script: string, stopWithinMs = 5_000) {
  const waiting: ((line: string) => void)[] = [];
  const lines: string[] = [];
  const child = new SupervisedChild(
    {
      name: 'part',
      command: process.execPath,
      args: ['-e', script],
      env: process.env,
      stopWithinMs,
      isNotable: (line) => {
        const next = waiting.shift();
        if (next) next(line);
        else lines.push(line);
        return undefined;
      },
    },
    data,
  );
  const nextLine = () =>
    new Promise<string>((resolve) => {
      const line = lines.shift();
      if (line === undefined) waiting.push(resolve);
      else resolve(line);
    });
  return { child, nextLine };
}

describe('a supervised child', () => {
  it('is started again when it dies, and ends when told', async () => {
    const { child, nextLine } = makeChild('console.log(process.pid); setInterval(() => {}, 1e6)');
    child.start();
    const first = Number(await nextLine());
    process.kill(first, 'SIGKILL');
    const second = Number(await nextLine());
    expect(second).not.toBe(first);
    await child.stop();
    expect(processStartTicks(second)).toBeUndefined();
    expect(readFileSync(join(folder, 'logs', 'part.log'), 'utf8')).toBe(`${first}\n${second}\n`);
  });

  it('is killed with its own children when it does not end by itself', async () => {
    const { child, nextLine } = makeChild(
      `process.on('SIGTERM', () => {});
       const { pid } = require('node:child_process').spawn('sleep', ['600']);
       console.log(pid); setInterval(() => {}, 1e6)`,
      100,
    );
    child.start();
    const grandchild = Number(await nextLine());
    await child.stop();
    await expect.poll(() => processStartTicks(grandchild)).toBeUndefined();
  });
});
