// Import cycles among our own files: an error where code runs in a circle, a warning where only types do.
import type { Problem } from './problems.ts';
import type { SourceFile } from './sources.ts';

/** One problem for each group of files that reach one another. */
export function checkCycles(files: SourceFile[]): Problem[] {
  const groups = findCycles(files, false);
  const known = new Set(groups.flat());
  const typeGroups = findCycles(files, true).filter((group) => !group.some((path) => known.has(path)));
  const present = (group: string[], word: string, severity: Problem['severity']): Problem => ({
    path: group[0] ?? '',
    line: 1,
    message: `${word} cycle: ${group.join(', ')}`,
    severity,
  });
  return [
    ...groups.map((group) => present(group, 'import', 'error')),
    ...typeGroups.map((group) => present(group, 'type', 'warning')),
  ];
}

/** Tarjan's strongly connected components of more than one file, each sorted. */
function findCycles(files: SourceFile[], withTypes: boolean): string[][] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const order = new Map<string, { index: number; low: number }>();
  const stack: string[] = [];
  const groups: string[][] = [];

  const targetsOf = (path: string) =>
    (byPath.get(path)?.imports ?? []).flatMap(({ target, isTypeOnly }) =>
      target && byPath.has(target) && (withTypes || !isTypeOnly) ? [target] : [],
    );

  const visit = (path: string): { index: number; low: number } => {
    const mine = { index: order.size, low: order.size };
    order.set(path, mine);
    stack.push(path);
    for (const target of targetsOf(path)) {
      const known = order.get(target);
      if (!known) mine.low = Math.min(mine.low, visit(target).low);
      else if (stack.includes(target)) mine.low = Math.min(mine.low, known.index);
    }
    if (mine.low === mine.index) {
      const group = stack.splice(stack.indexOf(path));
      if (group.length > 1 || targetsOf(path).includes(path)) groups.push(group.sort());
    }
    return mine;
  };

  for (const file of files) if (!order.has(file.path)) visit(file.path);
  return groups;
}
