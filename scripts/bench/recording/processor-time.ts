import { readFileSync } from 'node:fs';

/** Of Linux, in the kernel's ticks a second: fixed for programs since long ago. */
const ticksPerSecond = 100;

/** What a process has used so far, seconds of user and system time of all its threads. */
export function processorSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name in brackets may have spaces and brackets of its own.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/** Resident, MiB. */
export function residentMib(pid: number): number {
  const found = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(found?.[1] ?? 0) / 1_024;
}

/** Cores that each process uses over this time: 1 = one whole core. */
export async function measureCores<Name extends string>(
  pids: Record<Name, number>,
  durationMs: number,
): Promise<Record<Name, number>> {
  const names = Object.keys(pids) as Name[];
  const before = names.map((name) => processorSeconds(pids[name]));
  const startedAt = performance.now();
  await new Promise((resolve) => setTimeout(resolve, durationMs));
  const seconds = (performance.now() - startedAt) / 1_000;
  const cores = names.map((name, index) => (processorSeconds(pids[name]) - (before[index] ?? 0)) / seconds);
  return Object.fromEntries(names.map((name, index) => [name, cores[index]])) as Record<Name, number>;
}
