// The client's order: app → features → (signal, media, ui, lib) → shared.
import { clientOrder, clientWithoutReact } from './order.ts';
import type { Problem } from './problems.ts';
import type { SourceFile } from './sources.ts';

const prefix = 'client/src/';

/** Parts of a client path: the folder and, below features, which feature. */
function placeOf(path: string): { folder: string | undefined; feature: string | undefined } {
  const parts = path.slice(prefix.length).split('/');
  const folder = parts.length > 1 ? parts[0] : undefined;
  return { folder, feature: folder === 'features' && parts.length > 2 ? parts[1] : undefined };
}

const rankOf = (folder: string) => clientOrder.findIndex((row) => row.includes(folder));

function importProblem(path: string, target: string): string | undefined {
  const from = placeOf(path);
  const to = placeOf(target);
  // Entries at the root start everything and may import anything.
  if (from.folder === undefined) return undefined;
  if (to.folder === undefined) return `${from.folder} must not import the entry ${target}`;
  if (from.folder === to.folder) {
    const crosses = from.feature !== to.feature && from.feature !== undefined && to.feature !== undefined;
    return crosses ? `feature ${from.feature} must not import feature ${to.feature}` : undefined;
  }
  return rankOf(to.folder) > rankOf(from.folder) ? undefined : `${from.folder} must not import ${to.folder}`;
}

export function checkClient(file: SourceFile): Problem[] {
  if (!file.path.startsWith(prefix) || file.isTest) return [];
  const problems: Problem[] = [];
  const add = (line: number, message: string) =>
    problems.push({ path: file.path, line, message, severity: 'error' });
  const { folder } = placeOf(file.path);
  if (folder !== undefined && rankOf(folder) < 0)
    add(1, `folder ${folder} is not in scripts/architecture/order.ts`);
  const isWithoutReact = folder !== undefined && clientWithoutReact.includes(folder);
  if (isWithoutReact && file.path.endsWith('.tsx')) add(1, `${folder} works without React: no .tsx here`);
  for (const entry of file.imports) {
    if (isWithoutReact && /^(react|react-dom|react-i18next|antd|wouter)(\/|$)/.test(entry.specifier)) {
      add(entry.line, `${folder} never imports React (${entry.specifier})`);
    }
    const message = entry.target?.startsWith(prefix) ? importProblem(file.path, entry.target) : undefined;
    if (message) add(entry.line, message);
  }
  return problems;
}
