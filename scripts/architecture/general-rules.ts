// Rules for every file: workspaces, the environment, size, and tests that run.
import { builtinModules } from 'node:module';
import { lineLimits, workspaceMayImport } from './order.ts';
import type { Problem } from './problems.ts';
import type { SourceFile } from './sources.ts';

const workspaceOf = (path: string) => path.split('/')[0] ?? '';

/** A flow test crosses workspaces on purpose. */
const isFlow = (path: string) => /\.flow\.test\.ts$|^e2e\//.test(path);

function workspaceProblem(
  file: SourceFile,
  specifier: string,
  target: string | undefined,
): string | undefined {
  const from = workspaceOf(file.path);
  const allowed = workspaceMayImport[from];
  if (!allowed || isFlow(file.path)) return undefined;
  const to = target === undefined ? undefined : workspaceOf(target);
  if (to !== undefined && to in workspaceMayImport) {
    return to === from || allowed.includes(to) ? undefined : `${from} must not import ${to} (${specifier})`;
  }
  // Helpers of the tests live under scripts.
  if (to !== undefined) return file.isTest ? undefined : `${from} must not import ${to} (${specifier})`;
  const isForeign =
    !/^zod(\/|$)/.test(specifier) && !builtinModules.includes(specifier.replace(/^node:/, ''));
  return from === 'shared' && !file.isTest && isForeign
    ? `shared imports zod only (${specifier})`
    : undefined;
}

/** Everything else gets its settings handed in. */
const mayReadEnvironment = (path: string) =>
  /(^|\/)config\.ts$|^scripts\/|^e2e\//.test(path) || /(^|\/)vite\.config\.ts$/.test(path);

function checkSize(file: SourceFile): Problem | undefined {
  const limit = file.isTest ? lineLimits.test : lineLimits.error;
  const problem = { path: file.path, line: file.lineCount };
  if (file.lineCount > limit) {
    return { ...problem, message: `${file.lineCount} lines, the limit is ${limit}`, severity: 'error' };
  }
  if (!file.isTest && file.lineCount > lineLimits.warn) {
    return { ...problem, message: `${file.lineCount} lines: time to split`, severity: 'warning' };
  }
  return undefined;
}

/** Tests are run, all of them: none marked to run alone, none left out. */
function* checkTestMarks(file: SourceFile): Generator<Problem> {
  if (!/\.(test|e2e)\.tsx?$/.test(file.path)) return;
  const marks =
    /\b(?:it|test|describe|suite)(?:\.\w+)*\.(only|skip|todo|fails)\b|\b(?:x(?:it|describe)|f(?:it|describe))\s*\(/g;
  for (const [index, text] of file.text.split('\n').entries()) {
    for (const match of text.matchAll(marks)) {
      yield { path: file.path, line: index + 1, message: `no ${match[0]} in tests`, severity: 'error' };
    }
  }
}

export function checkGeneral(file: SourceFile): Problem[] {
  const problems: Problem[] = [...checkTestMarks(file)];
  for (const entry of file.imports) {
    const message = workspaceProblem(file, entry.specifier, entry.target);
    if (message) problems.push({ path: file.path, line: entry.line, message, severity: 'error' });
  }
  if (!file.isTest && !mayReadEnvironment(file.path)) {
    for (const [index, text] of file.text.split('\n').entries()) {
      if (/\bprocess\.env\b/.test(text.replace(/\/\/.*|^\s*\*.*/, ''))) {
        problems.push({
          path: file.path,
          line: index + 1,
          message: 'process.env only in config.ts',
          severity: 'error',
        });
      }
    }
  }
  const size = checkSize(file);
  return size ? [...problems, size] : problems;
}
