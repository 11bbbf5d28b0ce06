import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** When a process started, in kernel ticks, so that a reused pid is not taken for it; empty where /proc is not there. */
async function startTime(pid: number): Promise<string> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

async function isAlive(pid: number, started: string): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return started === '' || (await startTime(pid)) === started;
}

/**
 * Takes the lock file of a folder for this process; the function it gives back releases it.
 * A lock whose process is gone is taken over. Throws when a living process holds it.
 */
export async function lockFolder(folder: string, fileName: string): Promise<() => Promise<void>> {
  const path = join(folder, fileName);
  const mine = `${process.pid} ${await startTime(process.pid)}`;
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      await writeFile(path, mine, { flag: 'wx', mode: 0o600 });
      return () => rm(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const [pid = '0', started = ''] = (await readFile(path, 'utf8').catch(() => '0')).split(' ');
    if (await isAlive(Number(pid), started))
      throw new Error(`${folder} is in use by process ${pid}: stop that one first`);
    await rm(path, { force: true });
  }
  throw new Error(`${path} could not be taken: another process took it at the same moment`);
}
