import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { claimWorkFolder } from './work-folder.ts';

it('a folder to work in is one’s own; what processes left that are gone is deleted, others’ is not', async () => {
  const shared = await mkdtemp(join(tmpdir(), 'work-'));
  const gone = spawn(process.execPath, ['-e', '']);
  await once(gone, 'exit');
  const names = [`here-${gone.pid}`, `here-${process.ppid}`, `elsewhere-${gone.pid}`, `here-${process.pid}`];
  for (const name of names) await mkdir(join(shared, name, 'job'), { recursive: true });
  expect(await claimWorkFolder(shared, 'here')).toBe(join(shared, `here-${process.pid}`));
  expect((await readdir(shared)).sort()).toEqual([`elsewhere-${gone.pid}`, `here-${process.ppid}`].sort());
  await rm(shared, { recursive: true });
});

it('nothing was ever worked on: there is nothing to delete', async () => {
  expect(await claimWorkFolder('/nowhere/at-all', 'a.b', 7)).toBe('/nowhere/at-all/a_b-7');
});
