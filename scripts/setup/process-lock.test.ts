import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isProcessAlive, processStartTicks, tryLock, withProcessLock } from './process-lock.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cloudseat-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a lock file', () => {
  it('is held by one, and free again when released', () => {
    const path = join(folder, 'lock');
    const first = tryLock(path, 'mine');
    const second = tryLock(path, 'theirs');
    expect(second).toMatchObject({ isTaken: false, owner: { pid: process.pid, note: 'mine' } });
    if (first.isTaken) first.release();
    expect(tryLock(path, 'theirs').isTaken).toBe(true);
    expect(readdirSync(folder)).toEqual(['lock']);
  });

  it.each([
    ['of a process that is gone', { pid: 2 ** 22 + 1, startTicks: '1', note: '' }],
    ['of a process whose number was used again', { pid: process.pid, startTicks: '1', note: '' }],
  ])('%s is taken over', (_name, owner) => {
    const path = join(folder, 'lock');
    writeFileSync(path, JSON.stringify(owner));
    expect(tryLock(path, 'mine').isTaken).toBe(true);
  });

  it('that holds nonsense is taken over', () => {
    const path = join(folder, 'lock');
    writeFileSync(path, '{');
    expect(tryLock(path, 'mine').isTaken).toBe(true);
  });

  it('lets the work of two run one after the other', async () => {
    const path = join(folder, 'lock');
    const seen: string[] = [];
    const work = (name: string) =>
      withProcessLock(
        path,
        () => seen.push(`${name} waits`),
        async () => {
          seen.push(`${name} begins`);
          await new Promise(setImmediate);
          seen.push(`${name} ends`);
        },
      );
    await Promise.all([work('a'), work('b')]);
    expect(seen).toEqual(['a begins', 'b waits', 'a ends', 'b begins', 'b ends']);
  });
});

describe('a process is known by its number and start', () => {
  it('until it ends', async () => {
    const child = spawn('cat', [], { stdio: ['pipe', 'ignore', 'ignore'] });
    await once(child, 'spawn');
    const owner = { pid: child.pid ?? 0, startTicks: processStartTicks(child.pid ?? 0) ?? '' };
    expect(isProcessAlive(owner)).toBe(true);
    child.stdin.end();
    await once(child, 'exit');
    expect(isProcessAlive(owner)).toBe(false);
  });
});
