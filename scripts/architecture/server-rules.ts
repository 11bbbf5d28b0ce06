// The server's order: stages, ledgers, rooms, sides, door, floor; and which layer may touch which library.
import {
  door,
  doorUsers,
  floor,
  ledgers,
  rooms,
  serverLibraries,
  serverMayImport,
  sides,
  stages,
  wiring,
} from './order.ts';
import type { Problem } from './problems.ts';
import type { SourceFile, SourceImport } from './sources.ts';

const prefix = 'server/src/';

/** `undefined` for a file directly in server/src. */
function folderOf(path: string): string | undefined {
  const [first, second] = path.slice(prefix.length).split('/');
  return second === undefined ? undefined : first;
}

function allowedFolders(folder: string): string[] | undefined {
  const index = stages.indexOf(folder);
  if (index >= 0) return [...stages.slice(index + 1), ...serverMayImport.stages];
  if (ledgers.includes(folder)) return serverMayImport.ledgers;
  if (rooms.includes(folder)) return serverMayImport.rooms;
  if (sides.includes(folder)) return serverMayImport.sides;
  if (folder === door) return serverMayImport.door;
  return folder === floor ? serverMayImport.floor : undefined;
}

/** The door's types may be named by anyone above it; its code is for handlers only. */
function mayUseDoor(file: SourceFile, entry: SourceImport): boolean {
  return doorUsers.some((suffix) => file.path.endsWith(suffix)) || entry.isTypeOnly;
}

function folderProblem(file: SourceFile, folder: string, entry: SourceImport): string | undefined {
  const target = entry.target;
  if (!target?.startsWith(prefix)) return undefined;
  const name = target.slice(prefix.length);
  const targetFolder = folderOf(target);
  if (targetFolder === folder) return undefined;
  if (targetFolder === undefined) {
    if (wiring.includes(name)) return `${name} wires the parts together; nothing imports it`;
    return folder === floor ? `${floor} imports nothing above it (${name})` : undefined;
  }
  if (targetFolder === door && folder !== floor && mayUseDoor(file, entry)) return undefined;
  if (allowedFolders(folder)?.includes(targetFolder)) return undefined;
  return `${folder} must not import ${targetFolder} (${entry.specifier})`;
}

export function checkServer(file: SourceFile): Problem[] {
  if (!file.path.startsWith(prefix) || file.isTest) return [];
  const problems: Problem[] = [];
  const add = (line: number, message: string) =>
    problems.push({ path: file.path, line, message, severity: 'error' });
  const folder = folderOf(file.path);
  if (folder !== undefined && !allowedFolders(folder)) {
    add(1, `folder ${folder} is not in scripts/architecture/order.ts`);
  }
  for (const entry of file.imports) {
    const message = folder === undefined ? undefined : folderProblem(file, folder, entry);
    if (message) add(entry.line, message);
    for (const { library, allowed, rule } of serverLibraries) {
      if (library.test(entry.specifier) && !allowed.test(file.path))
        add(entry.line, `${rule} (${entry.specifier})`);
    }
  }
  return problems;
}
