// The data folder: who uses it, its secrets, where each part keeps its files.
import { randomBytes, randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { tryLock } from '../setup/process-lock.mjs';
import { SetupError } from '../setup/say.mjs';

export interface DataFolder {
  path: string;
  logs: string;
  redis: string;
  tls: string;
  /** Records of running children, for the start after a crash. */
  run: string;
  /** The password and whether this start made it, so that it is shown once. */
  demoPassword: (given: string | undefined) => { password: string; isNew: boolean; file: string };
  /** Made at random on first use, then always the same. */
  secret: (name: string, given: string | undefined) => string;
  release: () => void;
}

// Without letters and digits that look alike: people type this from a terminal.
const passwordAlphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

function makePassword(): string {
  const letters = Array.from({ length: 12 }, () => passwordAlphabet[randomInt(passwordAlphabet.length)]);
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-');
}

function writePrivate(path: string, text: string): void {
  writeFileSync(path, `${text}\n`, { mode: 0o600 });
}

function readOrMake(path: string, make: () => string): string {
  if (existsSync(path)) return readFileSync(path, 'utf8').trim();
  const text = make();
  writePrivate(path, text);
  return text;
}

/** Takes the folder for this process; refuses one that another start is using. */
export function openDataFolder(given: string): DataFolder {
  const path = resolve(given);
  const parts = {
    logs: join(path, 'logs'),
    redis: join(path, 'redis'),
    tls: join(path, 'tls'),
    run: join(path, 'run'),
  };
  for (const folder of [path, ...Object.values(parts)]) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = tryLock(join(path, 'start.lock'), new Date().toISOString());
  if (!lock.isTaken) {
    throw new SetupError(
      `数据目录正在被另一个 CloudSeat 使用（进程 ${lock.owner.pid}）：${path}。请先停止它，或用 --data 指定另一个目录。`,
      `This data folder is in use by another CloudSeat, process ${lock.owner.pid}: stop that one or choose another with --data.`,
    );
  }
  return {
    path,
    ...parts,
    secret: (name, secret) => secret || readOrMake(join(path, name), () => randomBytes(32).toString('hex')),
    demoPassword: (password) => openDemoPassword(join(path, 'demo-password'), password),
    release: lock.release,
  };
}

function openDemoPassword(file: string, given: string | undefined) {
  const known = existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
  if (given) {
    // Kept, so that a later start without the variable still agrees with the accounts.
    if (known !== given) writePrivate(file, given);
    return { password: given, isNew: false, file };
  }
  if (known) return { password: known, isNew: false, file };
  const password = makePassword();
  writePrivate(file, password);
  return { password, isNew: true, file };
}
