// Processor time and memory of a media server with all its processes, from /proc.
import { readdir, readFile } from 'node:fs/promises';

/** Linux counts processor time in these; 100 a second on every architecture Node runs on. */
const ticksPerSecond = 100;

/** The process and all that came of it. */
export async function listTree(rootPid: number): Promise<number[]> {
  const parents = new Map<number, number>();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const fields = await readStat(Number(name));
    if (fields !== null) parents.set(Number(name), fields.parentPid);
  }
  const tree = [rootPid];
  for (const pid of tree) for (const [child, parent] of parents) if (parent === pid) tree.push(child);
  return tree;
}

/** User and system time of these processes up to now, ms. */
export async function readCpuMs(pids: readonly number[]): Promise<number> {
  const stats = await Promise.all(pids.map(readStat));
  return stats.reduce((total, stat) => total + (stat?.cpuMs ?? 0), 0);
}

/** What they would give back if they ended: shared pages count by their share. MiB. */
export async function readMemoryMiB(pids: readonly number[]): Promise<number> {
  const sizes = await Promise.all(
    pids.map(async (pid) => {
      const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
      return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0);
    }),
  );
  return sizes.reduce((total, size) => total + size, 0) / 1_024;
}

async function readStat(pid: number): Promise<{ parentPid: number; cpuMs: number } | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (text === null) return null;
  // The name stands in brackets and may hold anything.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const cpuTicks = Number(fields[11]) + Number(fields[12]);
  return { parentPid: Number(fields[1]), cpuMs: (cpuTicks / ticksPerSecond) * 1_000 };
}
