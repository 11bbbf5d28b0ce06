// The budgets of the built pages: budgets.json says for every part what it is and how large it may be; size-limit judges.
import sizeLimitFile from '@size-limit/file';
import sizeLimit from 'size-limit';
import { type Chunk, reach, servedFile } from './chunks.ts';

export interface Budget {
  /** For whoever reads the table. */
  what: string;
  /** 1 kB = 1,000 bytes, compressed with brotli as browsers get it, script and styles. */
  limitKB: number;
}

/** Several chunks and what comes with them, fetched together before the page can be used. */
export interface LoadBudget extends Budget {
  from: string[];
}

export interface Budgets {
  loads: Record<string, LoadBudget>;
  parts: Record<string, Budget>;
}

export interface Part {
  name: string;
  bytes: number;
}

export interface Sizes {
  loads: Part[];
  parts: Part[];
}

/** Of the whole first load and of each chunk. */
export async function measure(
  folder: string,
  chunks: Map<string, Chunk>,
  { loads }: Budgets,
): Promise<Sizes> {
  const filesOf = (found: readonly Chunk[]) => [
    ...new Set(found.flatMap(({ files }) => files.map((file) => servedFile(folder, file)))),
  ];
  const loadFiles = Object.entries(loads).map(([name, { from }]) => ({
    name,
    files: filesOf(reach(chunks, from)),
  }));
  const partFiles = [...chunks.values()].map((chunk) => ({ name: chunk.name, files: filesOf([chunk]) }));
  return { loads: await weigh(loadFiles), parts: await weigh(partFiles) };
}

/** The build has compressed the files already, so size-limit is to take them as they are. */
async function weigh(checks: { name: string; files: string[] }[]): Promise<Part[]> {
  const config = { checks: checks.map((check) => ({ ...check, brotli: false, size: 0 })) };
  await sizeLimit(sizeLimitFile, config);
  return config.checks.map(({ name, size }) => ({ name, bytes: size }));
}

/** Every sentence names the part and says what to do. */
export function findProblems(budgets: Budgets, sizes: Sizes, chunks: Map<string, Chunk>): string[] {
  const unknown = Object.entries(budgets.loads).flatMap(([load, { from }]) =>
    from
      .filter((name) => !chunks.has(name))
      .map((name) => `${load}: there is no chunk ${name} (loads in budgets.json)`),
  );
  const gone = Object.keys(budgets.parts).filter((name) => !chunks.has(name));
  return [
    ...unknown,
    ...sizes.loads.flatMap((part) => judge(part, budgets.loads[part.name])),
    ...sizes.parts.flatMap((part) => judge(part, budgets.parts[part.name])),
    ...gone.map((name) => `${name}: a budget without a chunk; take the line out of budgets.json`),
  ];
}

/** A part up to this needs no line of its own, and may come and go with the bundler: the first loads count it all the same. */
const smallBytes = 4_000;

function judge({ name, bytes }: Part, budget: Budget | undefined): string[] {
  if (budget === undefined && bytes <= smallBytes) return [];
  if (budget === undefined)
    return [`${name}: ${toKB(bytes)} kB without a budget; add a line to budgets.json`];
  const over = bytes - budget.limitKB * 1_000;
  if (over <= 0) return [];
  const share = Math.ceil((over / (budget.limitKB * 1_000)) * 100);
  return [
    `${name} (${budget.what}): ${toKB(bytes)} kB, ${toKB(over)} kB (${share} %) over its ${budget.limitKB} kB; ` +
      `what is in it: npm run budgets -- --why ${name}`,
  ];
}

export const toKB = (bytes: number) => (Math.ceil(bytes / 10) / 100).toFixed(2);

/** A line of code must not break the build of a small chunk. */
const leastRoomBytes = 200;
/** What is far below its limit gets a tighter one. */
const looseShare = 1.2;

const limitFor = (bytes: number) => Math.ceil(Math.max(bytes * 1.08, bytes + leastRoomBytes) / 100) / 10;

/** The table for what was built: lines that still fit stay as they are. */
export function updateBudgets(
  { loads, parts }: Budgets,
  sizes: Sizes,
  describe: (name: string) => string,
): Budgets {
  const renew = <Line extends Budget>(line: Line, bytes: number): Line => {
    const limit = line.limitKB * 1_000;
    const fits = bytes <= limit && limit <= Math.max(bytes * looseShare, bytes + 2 * leastRoomBytes + 100);
    return fits ? line : { ...line, limitKB: limitFor(bytes) };
  };
  const bytesOfLoad = new Map(sizes.loads.map(({ name, bytes }) => [name, bytes]));
  const lines = sizes.parts
    .filter(({ bytes }) => bytes > smallBytes)
    .map(
      ({ name, bytes }) => [name, renew(parts[name] ?? { what: describe(name), limitKB: 0 }, bytes)] as const,
    );
  return {
    loads: Object.fromEntries(
      Object.entries(loads).map(([name, load]) => [name, renew(load, bytesOfLoad.get(name) ?? 0)]),
    ),
    parts: Object.fromEntries(lines.sort(([left], [right]) => (left < right ? -1 : 1))),
  };
}
