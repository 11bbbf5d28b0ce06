// A lock file that names its owner by pid and process start time, so that a crash never leaves a lock behind.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** @typedef {{ pid: number, startTicks: string, note: string }} LockOwner */

/**
 * Start time of a process in clock ticks since boot, or undefined when it is gone. A pid alone is reused; pid and
 * start time together are not.
 * @param {number} pid @returns {string | undefined}
 */
export function processStartTicks(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // Fields 3 (state) and 22 (starttime) of proc(5), counted from behind the command name. A zombie is dead.
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

/** @param {{ pid: number, startTicks: string }} owner */
export const isProcessAlive = (owner) => processStartTicks(owner.pid) === owner.startTicks;

/** @param {string} path @returns {LockOwner | undefined} */
function readOwner(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Takes the lock, or returns its living owner.
 * @param {string} path @param {string} note free text for the one who finds the lock held
 * @returns {{ isTaken: true, release: () => void } | { isTaken: false, owner: LockOwner }}
 */
export function tryLock(path, note) {
  mkdirSync(dirname(path), { recursive: true });
  const mine = { pid: process.pid, startTicks: processStartTicks(process.pid) ?? '', note };
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
  try {
    for (;;) {
      try {
        // link() fails when the name exists: the file appears complete or not at all.
        linkSync(draft, path);
        return { isTaken: true, release: () => releaseLock(path, mine) };
      } catch (error) {
        if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
      }
      const owner = readOwner(path);
      if (owner && isProcessAlive(owner)) return { isTaken: false, owner };
      removeStale(path, owner);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Two that find the same stale lock must not both remove it: the later one would remove the earlier one's new lock.
 * Moving it away first shows what was really removed; a living lock goes back.
 * @param {string} path @param {LockOwner | undefined} seen
 */
function removeStale(path, seen) {
  const grave = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, grave);
  } catch {
    return;
  }
  const removed = readOwner(grave);
  if (removed && removed.pid !== seen?.pid && isProcessAlive(removed)) {
    try {
      linkSync(grave, path);
    } catch {}
  }
  rmSync(grave, { force: true });
}

/** @param {string} path @param {LockOwner} mine */
function releaseLock(path, mine) {
  const owner = readOwner(path);
  if (owner?.pid === mine.pid && owner.startTicks === mine.startTicks) rmSync(path, { force: true });
}

/**
 * Runs `work` alone among all processes that use the same lock file; `onWait` is told once who holds it.
 * @template T
 * @param {string} path @param {(owner: LockOwner) => void} onWait @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withProcessLock(path, onWait, work) {
  for (let isFirst = true; ; isFirst = false) {
    const lock = tryLock(path, 'set-up');
    if (lock.isTaken) {
      try {
        return await work();
      } finally {
        lock.release();
      }
    }
    if (isFirst) onWait(lock.owner);
    await wait(500);
  }
}
