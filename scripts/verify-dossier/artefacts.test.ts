import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '@cloudseat/shared/dossier/verify/report.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { artefacts, makeArtefacts } from './build.ts';
import { collect, makeDossier, makeKey } from './test-support/make-dossier.ts';

const key = makeKey();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verify-'));
  await copyFile(artefacts.command, join(folder, 'verify.mjs'));
  await writeFile(join(folder, 'whole.zip'), await collect(makeDossier({ key })));
  await writeFile(join(folder, 'published.pem'), key.publicKeyPem);
  await writeFile(join(folder, 'other.pem'), makeKey().publicKeyPem);
  const changed = await readFile(join(folder, 'whole.zip'));
  changed[changed.indexOf('camera-1 1 ') + 4] = 0;
  await writeFile(join(folder, 'changed.zip'), changed);
});
afterAll(() => rm(folder, { recursive: true }));

/** The committed command in a folder with nothing beside it. */
const run = (...args: string[]) =>
  new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, ['verify.mjs', ...args], { cwd: folder }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });

it('are what the sources make: otherwise run `npm run build:verify`', { timeout: 60_000 }, async () => {
  const made = await makeArtefacts();
  const differs = { page: made.page !== (await readFile(artefacts.page, 'utf8')) };
  expect({ ...differs, command: made.command !== (await readFile(artefacts.command, 'utf8')) }).toEqual({
    page: false,
    command: false,
  });
});

it('say in both languages, line by line, that a dossier is whole, and which key to compare', async () => {
  const { code, stdout } = await run('whole.zip');
  expect(code).toBe(0);
  expect(stdout).toContain('办件 2026-000123');
  expect(stdout).toContain('内部完整');
  expect(stdout).toContain('compare it with the one that the installation publishes');
  expect(stdout).toContain(key.keyId.slice(0, 4));
  expect(stdout.match(/^✓/gm)).toHaveLength(7);
});

it('take a published key as a file or by its id, as it is spelled', async () => {
  const spelled = key.keyId.toUpperCase().match(/.{4}/g)?.join('-') ?? '';
  for (const given of ['published.pem', key.keyId, spelled]) {
    const { code, stdout } = await run('whole.zip', '--key', given, '--json');
    expect([code, (JSON.parse(stdout) as Report).verdict], given).toEqual([0, 'intact']);
  }
  const { code, stdout } = await run('whole.zip', '--key', 'other.pem');
  expect(code).toBe(1);
  expect(stdout).toContain('not the one that was given');
});

it('name what was changed, and end with 1', async () => {
  const { code, stdout } = await run('changed.zip', '--key', 'published.pem');
  expect(code).toBe(1);
  expect(stdout).toContain('recordings/rec-1/camera-1/000001.webm：内容被改动');
  expect(stdout).toContain('recordings/rec-1/camera-1/000001.webm: changed');
});

it('say how they are used, and end with 2', async () => {
  for (const args of [[], ['no-such.zip'], ['whole.zip', '--key', 'neither'], ['whole.zip', '--what']]) {
    const { code, stderr } = await run(...args);
    expect(code, args.join(' ')).toBe(2);
    expect(stderr, args.join(' ')).not.toBe('');
  }
});
