// A start that was killed leaves its children running. Redis is taken over with what it holds; the others are ended,
// since their links to the old server are of no use to the new one.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isProcessAlive } from '../setup/process-lock.mjs';
import { endProcessGroup } from './child.ts';
import type { DataFolder } from './data-folder.ts';

export interface ChildRecord {
  name: string;
  pid: number;
  startTicks: string;
}

export function findLeftover(data: DataFolder, name: string): ChildRecord | undefined {
  const path = join(data.run, `${name}.json`);
  if (!existsSync(path)) return undefined;
  try {
    const record: ChildRecord = JSON.parse(readFileSync(path, 'utf8'));
    if (isProcessAlive(record)) return record;
  } catch {}
  rmSync(path, { force: true });
  return undefined;
}

export async function endLeftovers(data: DataFolder, names: string[]): Promise<void> {
  for (const name of names) {
    const record = findLeftover(data, name);
    if (!record) continue;
    await endProcessGroup(record.pid, record.startTicks, 5_000);
    rmSync(join(data.run, `${name}.json`), { force: true });
  }
}
