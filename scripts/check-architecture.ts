// Fails on an import against the order, a library outside its layer, a cycle, a file too long, a test left out.

import { checkClient } from './architecture/client-rules.ts';
import { checkCycles } from './architecture/cycles.ts';
import { checkGeneral } from './architecture/general-rules.ts';
import type { Problem } from './architecture/problems.ts';
import { checkServer } from './architecture/server-rules.ts';
import { readSources, type SourceFile } from './architecture/sources.ts';
import { inProject } from './setup/paths.mjs';

/** Every rule over all files. */
export function checkArchitecture(files: SourceFile[]): Problem[] {
  return [
    ...files.flatMap((file) => [...checkGeneral(file), ...checkServer(file), ...checkClient(file)]),
    ...checkCycles(files),
  ];
}

if (import.meta.main) {
  const files = readSources(inProject());
  const problems = checkArchitecture(files);
  for (const { path, line, message, severity } of problems) {
    process.stdout.write(`${severity === 'error' ? '✗' : '!'} ${path}:${line} ${message}\n`);
  }
  const errorCount = problems.filter((problem) => problem.severity === 'error').length;
  process.stdout.write(
    `${files.length} files, ${errorCount} errors, ${problems.length - errorCount} warnings\n`,
  );
  process.exitCode = errorCount > 0 ? 1 : 0;
}
