import { readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/**
 * A folder of this process alone below one that servers may share, for plain files while they are worked on. What processes of this
 * machine left there that are gone is deleted.
 */
export async function claimWorkFolder(shared: string, host = hostname(), pid = process.pid): Promise<string> {
  const machine = host.replace(/[^A-Za-z0-9]/g, '_');
  const own = `${machine}-${pid}`;
  for (const name of await readdir(shared).catch(() => [])) {
    const [, of, left] = /^(.+)-(\d+)$/.exec(name) ?? [];
    // A name of its own is of an earlier process with the same number.
    if (name === own || (of === machine && !isAlive(Number(left))))
      await rm(join(shared, name), { recursive: true, force: true });
  }
  return join(shared, own);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
