import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalJson } from '@cloudseat/shared/dossier/canonical-json.ts';
import { createDrawHashes } from '@cloudseat/shared/draw/draw-hashes.ts';
import type { DrawConditions, DrawEntry, DrawRecord } from '@cloudseat/shared/draw/draw-record.ts';
import { drawStep, emptyStanding } from '@cloudseat/shared/draw/repeat-draw.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';

const hashes = createDrawHashes((bytes) => createHash('sha256').update(bytes).digest());
const conditions: DrawConditions = {
  ...{ panelSize: 3, specialties: [{ specialty: 'roads', count: 3 }], regions: [], avoided: [] },
  ...{ excludedExperts: [], maxDraws: null },
};
/** As the platform hands one out while names are sealed, and once they are told. */
function makeRecord(): DrawRecord {
  const entries = Array.from({ length: 6 }, (_, index): DrawEntry => {
    const salt = hashes.hashOf(index);
    const identity = { salt, expertId: `x${index}`, name: `专家${index}`, unit: '设计院' };
    return {
      ...{
        expertId: identity.expertId,
        salt,
        identitySha256: hashes.identitySha256(identity),
        region: '渝中',
      },
      ...{ specialties: ['roads'], ties: [], state: 'active', isReachable: true, recentDraws: 0 },
    };
  });
  const refs = entries.map((entry) => hashes.refOf(entry)).sort();
  const conditionsSha256 = hashes.conditionsSha256('r', 1, conditions);
  const librarySha256 = hashes.librarySha256(refs);
  const [seed, contribution] = ['ab'.repeat(32), '八月十五'];
  const round = { round: 1, conditions, conditionsSha256, librarySha256, seed, contribution };
  const { chosen, lacking } = drawStep({ ...round, entries }, emptyStanding, [], hashes);
  const sealed: DrawRecord['sealed'] = {
    format: 'cloudseat expert draw v1',
    ...{ reviewId: 'r', caseNumber: '2026-000123', title: '滨江路改造', unitName: '建设公司' },
    rounds: [
      { ...round, refs, signatures: [], seedSha256: hashes.seedSha256(seed), committedAt: 1, drawnAt: 2 },
    ],
    steps: [{ at: 2, round: 1, cause: 'draw', lost: [], chosen, lacking }],
  };
  const opened = { rounds: [{ round: 1, entries }], people: [] };
  return { sealed, sealedSha256: hashes.hashOf(sealed), opened };
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'draw-'));
  const record = makeRecord();
  const write = (name: string, text: string) => writeFile(join(folder, name), text);
  await write('whole.json', canonicalJson(record));
  await write('sealed.json', canonicalJson({ ...record, opened: null }));
  await write('changed.json', canonicalJson(record).replace('八月十五', '八月十六'));
});
afterAll(() => rm(folder, { recursive: true }));

/** As `npm run verify-draw` starts it, in the folder of the records. */
const run = (...args: string[]) =>
  new Promise<{ code: number; stdout: string }>((resolve) => {
    execFile(
      process.execPath,
      [join(import.meta.dirname, 'main.ts'), ...args],
      { cwd: folder },
      (error, stdout) => resolve({ code: error === null ? 0 : Number(error.code), stdout }),
    );
  });

it('says in both languages that a draw comes out the same', async () => {
  const { code, stdout } = await run('whole.json');
  expect(code).toBe(0);
  expect(stdout).toContain('结果完全相同');
  expect(stdout).toContain('the result is identical');
  expect(stdout).not.toContain('✗');
});

it('says of a sealed record what it can say', async () => {
  const { code, stdout } = await run('sealed.json');
  expect([code, stdout.includes('names are still sealed')]).toEqual([0, true]);
});

it('names the first thing that differs, and ends with 1', async () => {
  const { code, stdout } = await run('changed.json');
  expect(code).toBe(1);
  expect(stdout).toContain('sealed：应为');
  const { stdout: json } = await run('changed.json', '--json');
  expect(JSON.parse(json).findings.map(({ check }: { check: string }) => check)).toContain('order');
});

it('says how it is used, and ends with 2', async () => {
  for (const args of [[], ['no-such.json'], ['whole.json', 'more']])
    expect((await run(...args)).code).toBe(2);
});
