// npm run budgets: how large each part of the built pages is and may be. `-- --write` makes the table fit what was built and
// prints what changed, `-- --why <part>` lists what is in a part, `-- --quiet` prints only what is wrong.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  type Budget,
  type Budgets,
  findProblems,
  measure,
  type Part,
  toKB,
  updateBudgets,
} from './bundles/budgets.ts';
import {
  bytesOf,
  type Chunk,
  placeOf,
  readChunks,
  readManifest,
  readModules,
  servedFile,
} from './bundles/chunks.ts';
import { inProject } from './setup/paths.mjs';

const { values } = parseArgs({
  options: { write: { type: 'boolean' }, why: { type: 'string' }, quiet: { type: 'boolean' } },
});
const folder = inProject('client', 'dist');
const tablePath = inProject('scripts', 'bundles', 'budgets.json');

const chunks = readChunks(readManifest(folder));
const budgets: Budgets = JSON.parse(readFileSync(tablePath, 'utf8'));
const say = (line = '') => process.stdout.write(`${line}\n`);

/** For a new line, until somebody finds better words. */
function describe(name: string): string {
  const chunk = chunks.get(name);
  const [largest] = chunk ? readModules(folder, chunk) : [];
  return `mostly ${placeOf(largest?.[0] ?? name)}`;
}

/** One line a budget: what reads best, and what merges best. */
function format({ loads, parts }: Budgets): string {
  const lines = (table: Record<string, Budget>) =>
    Object.entries(table)
      .map(
        ([name, line]) =>
          `    ${JSON.stringify(name)}: ${JSON.stringify(line, null, 1).replace(/\n */g, ' ')}`,
      )
      .join(',\n');
  return `{\n  "loads": {\n${lines(loads)}\n  },\n  "parts": {\n${lines(parts)}\n  }\n}\n`;
}

function sayChanges(before: Record<string, Budget>, after: Record<string, Budget>): void {
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, now] = [before[name]?.limitKB, after[name]?.limitKB];
    if (old !== now) say(`${name}: ${old ?? 'new'} → ${now ?? 'gone'}${now === undefined ? '' : ' kB'}`);
  }
}

/** Each package and each file of ours once, the largest first. */
function sayContents(chunk: Chunk): void {
  for (const file of chunk.files)
    say(`${toKB(bytesOf(servedFile(folder, file))).padStart(8)} kB  ${file}, compressed`);
  const places = new Map<string, number>();
  for (const [path, bytes] of readModules(folder, chunk)) {
    const place = placeOf(path);
    places.set(place, (places.get(place) ?? 0) + bytes);
  }
  for (const [place, bytes] of [...places].sort(([, left], [, right]) => right - left))
    say(`${toKB(bytes).padStart(8)} kB  ${place}`);
  say('The modules as they are before minification.');
}

function sayTable(parts: readonly Part[], table: Record<string, Budget>): void {
  for (const { name, bytes } of parts) {
    const budget = table[name];
    say(
      `${toKB(bytes).padStart(8)} of ${(budget?.limitKB.toFixed(1) ?? '?').padStart(6)} kB  ${name}  ${budget?.what ?? ''}`,
    );
  }
}

if (values.why !== undefined) {
  const chunk = chunks.get(values.why);
  if (chunk !== undefined) sayContents(chunk);
  else say(`Parts: ${[...chunks.keys()].sort().join(', ')}`);
} else {
  const sizes = await measure(folder, chunks, budgets);
  if (values.write) {
    const updated = updateBudgets(budgets, sizes, describe);
    writeFileSync(tablePath, format(updated));
    sayChanges(budgets.loads, updated.loads);
    sayChanges(budgets.parts, updated.parts);
  } else {
    if (!values.quiet) sayTable(sizes.loads, budgets.loads);
    if (!values.quiet) sayTable(sizes.parts, budgets.parts);
    const problems = findProblems(budgets, sizes, chunks);
    for (const problem of problems) say(`✗ ${problem}`);
    if (problems.length > 0) say('If it is meant to be so: npm run budgets -- --write');
    else say(`${sizes.parts.length} parts and ${sizes.loads.length} first loads within their budgets`);
    process.exitCode = problems.length > 0 ? 1 : 0;
  }
}
