import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '@cloudseat/shared/dossier/verify/report.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { collect, makeDossier, makeKey } from './test-support/make-dossier.ts';

const key = makeKey();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verify-'));
  await writeFile(join(folder, 'whole.zip'), await collect(makeDossier({ key })));
  await writeFile(join(folder, 'published.pem'), key.publicKeyPem);
  await writeFile(join(folder, 'other.pem'), makeKey().publicKeyPem);
  const changed = await readFile(join(folder, 'whole.zip'));
  changed[changed.indexOf('camera-1 1 ') + 4] = 0;
  await writeFile(join(folder, 'changed.zip'), changed);
});
afterAll(() => rm(folder, { recursive: true }));

const main = join(import.meta.dirname, 'main.ts');
/** As `npm run verify-dossier` starts it, in the folder of the dossiers. */
const run = (...args: string[]) =>
  new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, [main, ...args], { cwd: folder }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });

it('says in both languages, line by line, that a dossier is whole, and which key to compare', async () => {
  const { code, stdout } = await run('whole.zip');
  expect(code).toBe(0);
  expect(stdout).toContain('办件 2026-000123');
  expect(stdout).toContain('内部完整');
  expect(stdout).toContain('compare it with the one that the installation publishes');
  expect(stdout).toContain(key.keyId.slice(0, 4));
  expect(stdout.match(/^✓/gm)).toHaveLength(9);
});

it('takes a published key as a file or by its id, as it is spelled', async () => {
  const spelled = key.keyId.toUpperCase().match(/.{4}/g)?.join('-') ?? '';
  for (const given of ['published.pem', key.keyId, spelled]) {
    const { code, stdout } = await run('whole.zip', '--key', given, '--json');
    expect([code, (JSON.parse(stdout) as Report).verdict], given).toEqual([0, 'intact']);
  }
  const { code, stdout } = await run('whole.zip', '--key', 'other.pem');
  expect(code).toBe(1);
  expect(stdout).toContain('not the one that was given');
});

it('names what was changed, and ends with 1', async () => {
  const { code, stdout } = await run('changed.zip', '--key', 'published.pem');
  expect(code).toBe(1);
  expect(stdout).toContain('recordings/rec-1/camera-1/000001.webm：内容被改动');
  expect(stdout).toContain('recordings/rec-1/camera-1/000001.webm: changed');
});

it('says how it is used, and ends with 2', async () => {
  for (const args of [[], ['no-such.zip'], ['whole.zip', '--key', 'neither'], ['whole.zip', '--what']]) {
    const { code, stderr } = await run(...args);
    expect(code, args.join(' ')).toBe(2);
    expect(stderr, args.join(' ')).not.toBe('');
  }
});
