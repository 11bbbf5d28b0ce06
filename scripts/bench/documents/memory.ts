// What a process holds in memory, as Linux counts it.
import { readFileSync, writeFileSync } from 'node:fs';

const read = (pid: number, field: 'VmRSS' | 'VmHWM'): number => {
  const kiB = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(
    readFileSync(`/proc/${pid}/status`, 'utf8'),
  )?.[1];
  if (kiB === undefined) throw new Error(`no ${field} of process ${pid}`);
  return Number(kiB) / 1_024;
};

/** MiB now. From here on the peak counts anew. */
export function readFloor(pid: number): number {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
  return read(pid, 'VmRSS');
}

/** MiB at most since the floor was read. */
export const readPeak = (pid: number): number => read(pid, 'VmHWM');
