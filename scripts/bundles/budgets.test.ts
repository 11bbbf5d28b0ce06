import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Budgets, findProblems, measure, updateBudgets } from './budgets.ts';
import { reach, readChunks } from './chunks.ts';

const folder = mkdtempSync(join(tmpdir(), 'cloudseat-budgets-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, bytes: number) => writeFileSync(join(folder, name), 'x'.repeat(bytes));
write('index.js', 1_000);
write('home.js', 9_000);
write('home.js.br', 3_000);
write('home.css', 500);
write('check.js', 2_000);
write('first.js', 300);
write('video.js', 5_000);
write('again.js', 100);

const chunks = readChunks({
  '_again.js': { file: 'again.js', name: 'first' },
  'index.html': {
    file: 'index.js',
    src: 'index.html',
    isEntry: true,
    imports: ['_first.js'],
    dynamicImports: ['_home.js'],
  },
  '_home.js': { file: 'home.js', name: 'home', css: ['home.css'], dynamicImports: ['src/app/check.tsx'] },
  '_home.css': { file: 'home.css', src: '_home.css' },
  'src/app/check.tsx': { file: 'check.js', src: 'src/app/check.tsx', imports: ['_home.js'] },
  '_first.js': { file: 'first.js', name: 'first' },
  '_video.js': { file: 'video.js', name: 'video' },
});
const fitting: Budgets = {
  loads: { home: { what: 'the first page', from: ['index', 'home'], limitKB: 5 } },
  parts: {
    index: { what: 'the entry', limitKB: 1.2 },
    home: { what: 'the home page', limitKB: 3.8 },
    'app/check': { what: 'the check', limitKB: 2.2 },
    first: { what: 'what both use', limitKB: 0.6 },
    video: { what: 'the picture', limitKB: 5.4 },
  },
};
const problemsOf = async (budgets: Budgets) =>
  findProblems(budgets, await measure(folder, chunks, budgets), chunks);

describe('the budgets of the pages', () => {
  it('walk from a page through what comes at once, and through what may come later', () => {
    const names = (lazy: boolean) => reach(chunks, ['index'], { lazy }).map(({ name }) => name);
    expect(names(false).sort()).toEqual(['first', 'index']);
    expect(names(true).sort()).toEqual(['app/check', 'first', 'home', 'index']);
  });

  it('count what browsers get: the compressed script, its styles, each once', async () => {
    const { loads, parts } = await measure(folder, chunks, fitting);
    expect(loads).toEqual([{ name: 'home', bytes: 1_000 + 400 + 3_000 + 500 }]);
    expect(parts).toContainEqual({ name: 'home', bytes: 3_500 });
    expect(await problemsOf(fitting)).toEqual([]);
  });

  it('name the part that is too large, by how much, and how to see what is in it', async () => {
    const tight = { ...fitting, parts: { ...fitting.parts, home: { what: 'the home page', limitKB: 3 } } };
    const [problem, ...others] = await problemsOf(tight);
    expect(problem).toBe(
      'home (the home page): 3.50 kB, 0.50 kB (17 %) over its 3 kB; what is in it: npm run budgets -- --why home',
    );
    expect(others).toEqual([]);
  });

  it('want a line for each chunk of some size, and a chunk for each line', async () => {
    const { 'app/check': _, video: __, ...parts } = fitting.parts;
    const problems = await problemsOf({ ...fitting, parts: { ...parts, old: { what: 'gone', limitKB: 1 } } });
    expect(problems).toEqual([
      'video: 5.00 kB without a budget; add a line to budgets.json',
      'old: a budget without a chunk; take the line out of budgets.json',
    ]);
  });

  it('are renewed where they do not fit, and left alone where they do', async () => {
    const { video } = fitting.parts;
    const before = {
      loads: { home: { what: 'the first page', from: ['index', 'home'], limitKB: 9 } },
      parts: { index: { what: 'the entry', limitKB: 9 }, ...(video && { video }) },
    };
    const sizes = await measure(folder, chunks, before);
    const after = updateBudgets(before, sizes, (name) => `new ${name}`);
    expect(after).toEqual({ loads: { home: { ...before.loads.home, limitKB: 5.3 } }, parts: { video } });
    const without = updateBudgets({ ...before, parts: {} }, sizes, (name) => `new ${name}`);
    expect(without.parts).toEqual({ video: { what: 'new video', limitKB: 5.4 } });
  });
});
