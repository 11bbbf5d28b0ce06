// Reads the source files and what they import.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync } from 'oxc-parser';

export interface SourceImport {
  /** As written. */
  specifier: string;
  /** Path within the repository when it is one of our own files. */
  target: string | undefined;
  isTypeOnly: boolean;
  line: number;
}

export interface SourceFile {
  /** From the repository's root, with forward slashes. */
  path: string;
  text: string;
  lineCount: number;
  isTest: boolean;
  imports: SourceImport[];
}

export const isTestPath = (path: string) => /\.(test|e2e|fixture)\.tsx?$|^e2e\/|\/test-support\//.test(path);

/** Our own file that an import names, or undefined for a package. */
function resolveOwn(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier);
  const shared = /^@cloudseat\/shared\/(.+)$/.exec(specifier);
  if (shared) return `shared/src/${shared[1]}`;
  const other = /^@cloudseat\/(server|sfu|client)(\/.*)?$/.exec(specifier);
  return other ? `${other[1]}/src${other[2] ?? ''}` : undefined;
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** Parses one file; `path` decides its language and what its relative imports mean. */
export function readSource(path: string, text: string): SourceFile {
  const { module } = parseSync(path, text);
  const imports: SourceImport[] = [];
  const add = (specifier: string, isTypeOnly: boolean, offset: number) =>
    imports.push({ specifier, isTypeOnly, target: resolveOwn(path, specifier), line: lineOf(text, offset) });
  for (const entry of module.staticImports) {
    const isTypeOnly = entry.entries.length > 0 && entry.entries.every((name) => name.isType);
    add(entry.moduleRequest.value, isTypeOnly, entry.start);
  }
  for (const statement of module.staticExports) {
    for (const entry of statement.entries) {
      if (entry.moduleRequest) add(entry.moduleRequest.value, entry.isType, statement.start);
    }
  }
  for (const entry of module.dynamicImports) {
    const { start, end } = entry.moduleRequest;
    const literal = /^(['"`])(.*)\1$/.exec(text.slice(start, end))?.[2];
    if (literal) add(literal, false, entry.start);
  }
  return { path, text, lineCount: text.trimEnd().split('\n').length, isTest: isTestPath(path), imports };
}

function* walk(root: string, folder: string): Generator<string> {
  if (!existsSync(join(root, folder))) return;
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    if (entry.name === 'node_modules' || entry.name === 'dist' || entry.name.startsWith('.')) continue;
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(root, path);
    else if (/\.(ts|tsx|mts|mjs)$/.test(entry.name)) yield path;
  }
}

/** All source files of the repository, in a fixed order. Folders that do not exist count as empty. */
export function readSources(root: string): SourceFile[] {
  return ['shared/src', 'server/src', 'sfu/src', 'client/src', 'e2e', 'scripts']
    .flatMap((folder) => [...walk(root, folder)])
    .sort()
    .map((path) => readSource(path, readFileSync(join(root, path), 'utf8')));
}
