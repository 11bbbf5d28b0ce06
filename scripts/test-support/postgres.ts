import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '../start/ports.ts';
import { startChildServer } from './child-server.ts';

export interface TestPostgres {
  url: string;
  pid: number;
  stop: () => Promise<void>;
}

const debianFolder = '/usr/lib/postgresql';

/** Debian keeps the server's programs out of PATH, one folder a version; the newest is used. */
function findPrograms(): string {
  const versions = existsSync(debianFolder)
    ? readdirSync(debianFolder)
        .map(Number)
        .sort((a, b) => b - a)
    : [];
  const folder = versions
    .map((version) => join(debianFolder, String(version), 'bin'))
    .find((path) => existsSync(join(path, 'initdb')));
  if (!folder) throw new Error('PostgreSQL is missing: npm run setup -- --tests');
  return folder;
}

/** PostgreSQL refuses to run as root: Debian's own account runs it then. */
function asOrdinaryAccount(folder: string): string[] {
  if (process.getuid?.() !== 0) return [];
  const idOf = (flag: string) =>
    Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout.trim());
  const [uid, gid] = [idOf('-u'), idOf('-g')];
  chownSync(folder, uid, gid);
  return ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
}

function initialise(programs: string, prefix: string[], folder: string): void {
  const [command = '', ...args] = [
    ...prefix,
    join(programs, 'initdb'),
    ...[
      '-D',
      join(folder, 'db'),
      '-U',
      'cloudseat',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
      '--no-sync',
    ],
  ];
  const result = spawnSync(command, args, { encoding: 'utf8', cwd: folder });
  if (result.status !== 0) throw new Error(`initdb failed: ${result.stderr}`);
}

/** A PostgreSQL of the tests' own: never the machine's service, nothing kept. */
export async function startTestPostgres(): Promise<TestPostgres> {
  const programs = findPrograms();
  const folder = mkdtempSync(join(tmpdir(), 'cloudseat-postgres-'));
  chmodSync(folder, 0o700);
  const prefix = asOrdinaryAccount(folder);
  initialise(programs, prefix, folder);
  const port = await findFreePort();
  const settings = [
    `unix_socket_directories = '${folder}'`,
    "listen_addresses = '127.0.0.1'",
    `port = ${port}`,
    // Nothing here has to survive a power cut.
    'fsync = off',
    'synchronous_commit = off',
    'full_page_writes = off',
  ];
  writeFileSync(join(folder, 'db', 'postgresql.auto.conf'), `${settings.join('\n')}\n`);
  const [command = '', ...args] = [...prefix, join(programs, 'postgres'), '-D', join(folder, 'db')];
  const server = await startChildServer({
    command,
    args,
    cwd: folder,
    env: { ...process.env, LC_MESSAGES: 'C' },
    readyPattern: /ready to accept connections/,
  });
  return {
    url: `postgres://cloudseat@127.0.0.1:${port}/postgres`,
    pid: server.child.pid ?? 0,
    stop: async () => {
      // SIGINT: end the sessions at once, write, go. SIGTERM would wait for every client.
      server.child.kill('SIGINT');
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
