// What the build made, as Vite's manifest tells it: the scripts, what each loads at once and what it may load later.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

interface ManifestEntry {
  file: string;
  name?: string;
  src?: string;
  isEntry?: boolean;
  /** Ours: a script of its own that pages start by its address; Vite leaves it out. */
  isWorker?: boolean;
  css?: string[];
  imports?: string[];
  dynamicImports?: string[];
}

export type Manifest = Record<string, ManifestEntry>;

/** A script with its styles, under a name without a hash. */
export interface Chunk {
  name: string;
  /** As paths inside the built folder. */
  files: string[];
  /** Names of the chunks that come with it, and of those it asks for when they are needed. */
  imports: string[];
  lazyImports: string[];
  isEntry: boolean;
  isWorker?: boolean;
}

/** Chunks by name. Shared ones to which the bundler gave the same name count as one. */
export function readChunks(manifest: Manifest): Map<string, Chunk> {
  const chunks = new Map<string, Chunk>();
  const namesOf = (keys: string[] = []) =>
    keys.flatMap((key) => (manifest[key] ? nameOf(manifest[key]) : []));
  for (const entry of Object.values(manifest)) {
    if (!isScript(entry.file)) continue;
    const name = nameOf(entry);
    const same = chunks.get(name);
    chunks.set(name, {
      name,
      files: [...(same?.files ?? []), entry.file, ...(entry.css ?? [])],
      imports: [...(same?.imports ?? []), ...namesOf(entry.imports)],
      lazyImports: [...(same?.lazyImports ?? []), ...namesOf(entry.dynamicImports)],
      isEntry: entry.isEntry ?? false,
      ...(entry.isWorker && { isWorker: true }),
    });
  }
  return chunks;
}

export const isScript = (file: string) => file.endsWith('.js');

/** A package by its name, a file of ours from src on. */
export const placeOf = (path: string): string =>
  packageOf(path) ?? path.slice(Math.max(0, path.lastIndexOf('/src/') + 1));

/** The package that a file belongs to, the innermost one; null for a file of ours. */
function packageOf(path: string): string | null {
  const inPackages = path.split('node_modules/').at(-1) ?? path;
  if (inPackages === path) return null;
  return inPackages
    .split('/')
    .slice(0, inPackages[0] === '@' ? 2 : 1)
    .join('/');
}

/** src/app/desk/desk-app.tsx → app/desk/desk-app, desk.html → desk; a package by its name, a shared chunk by the bundler's. */
function nameOf({ src, name, file }: ManifestEntry): string {
  if (src === undefined) return name ?? file;
  return packageOf(src) ?? src.replace(/^src\//, '').replace(/\.\w+$/, '');
}

/** These chunks and all that come with them at once; with `lazy` also what they may load later. */
export function reach(chunks: Map<string, Chunk>, from: readonly string[], { lazy = false } = {}): Chunk[] {
  const found = new Map<string, Chunk>();
  const open = [...from];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const chunk = chunks.get(name);
    if (chunk === undefined || found.has(name)) continue;
    found.set(name, chunk);
    open.push(...chunk.imports, ...(lazy ? chunk.lazyImports : []));
  }
  return [...found.values()];
}

export function readManifest(folder: string): Manifest {
  const path = join(folder, '.vite', 'manifest.json');
  if (!existsSync(path)) throw new Error('the pages are not built: npm run build');
  const manifest: Manifest = JSON.parse(readFileSync(path, 'utf8'));
  const known = new Set(Object.values(manifest).map(({ file }) => file));
  const workers = readdirSync(join(folder, 'assets'))
    .map((name) => `assets/${name}`)
    .filter((file) => isScript(file) && !known.has(file));
  const withoutHash = (file: string) => basename(file).replace(/-[\w-]{8}\.js$/, '');
  const entries = workers.map((file) => [file, { file, name: withoutHash(file), isWorker: true }]);
  return { ...manifest, ...Object.fromEntries(entries) };
}

/** Bytes as a browser of today fetches the file: the build has compressed it, or found it too small to gain. */
export function servedFile(folder: string, file: string): string {
  const path = join(folder, file);
  return existsSync(`${path}.br`) ? `${path}.br` : path;
}

/** Bytes of each module in a chunk, before minification. */
export function readModules(folder: string, { files }: Chunk): [path: string, bytes: number][] {
  const all: Record<string, Record<string, number>> = JSON.parse(
    readFileSync(join(folder, '.vite', 'modules.json'), 'utf8'),
  );
  const modules = files.flatMap((file) => Object.entries(all[file] ?? {}));
  return modules.sort(([, left], [, right]) => right - left);
}

export const bytesOf = (path: string) => statSync(path).size;
