import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from '../../server/src/platform/folder-lock.ts';
import { openRecords } from './open-records.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cloudseat-records-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the records of the platform', () => {
  it('are not looked for, and nothing is made, where there are none', async () => {
    await expect(openRecords(undefined, join(folder, 'data'))).rejects.toMatchObject({
      ...{ name: 'SetupError', message: expect.stringContaining('no database') },
    });
  });

  it('are left alone while a running platform holds them, and it is said what to do', async () => {
    await mkdir(join(folder, 'pglite'));
    const unlock = await lockFolder(folder, 'pglite.lock');
    await expect(openRecords(undefined, folder)).rejects.toMatchObject({
      ...{ name: 'SetupError', message: expect.stringMatching(/Stop it first.*in use by process/) },
    });
    await unlock();
  });

  it('at an address that nobody answers are told of in words', async () => {
    await expect(openRecords('postgres://127.0.0.1:1/none', folder)).rejects.toMatchObject({
      name: 'SetupError',
    });
  });
});
