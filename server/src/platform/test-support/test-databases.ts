import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, inject } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import { type Database, openDatabase } from '../db.ts';
import { makeId, sha256Hex } from '../ids.ts';

type TestDatabase = { db: Database; close(): Promise<void> };

/** Where repositories' suites run: each once on every kind. */
export const databaseKinds = ['PGlite', 'PostgreSQL'] as const;

/** On a machine that is busy elsewhere PGlite may need long. Milliseconds. */
const openingTimeoutMs = 60_000;

const migrationsFolder = fileURLToPath(new URL('../../../migrations', import.meta.url));
const cacheFolder = fileURLToPath(
  new URL('../../../../node_modules/.cache/cloudseat-tests', import.meta.url),
);
const pgliteVersion = manifest.dependencies['@electric-sql/pglite'];

/** Gives the tests around it a fresh, migrated database: in memory, or of a random name on the tests' PostgreSQL. */
export function useTestDatabase(kind: (typeof databaseKinds)[number]): () => Database {
  let database: TestDatabase | undefined;
  beforeAll(async () => {
    database = await (kind === 'PGlite' ? openInMemory() : openOnServer(inject('postgresUrl')));
  }, openingTimeoutMs);
  afterAll(() => database?.close());
  return () => {
    if (!database) throw new Error('the database is there from beforeAll on');
    return database.db;
  };
}

/** PGlite in memory. Making one takes seconds, reading one back a fraction: the migrated one is kept in a file. */
async function openInMemory(): Promise<TestDatabase> {
  const client = await PGlite.create({ loadDataDir: await readSnapshot() });
  return { db: drizzle(client) as unknown as Database, close: () => client.close() };
}

async function readSnapshot(): Promise<Blob> {
  const path = join(cacheFolder, `pglite-${await fingerprint()}.tar`);
  const kept = await readFile(path).catch(() => null);
  if (kept) return new Blob([kept]);
  const client = await PGlite.create();
  await migrate(drizzle(client), { migrationsFolder });
  const dump = Buffer.from(await (await client.dumpDataDir('none')).arrayBuffer());
  await client.close();
  await mkdir(cacheFolder, { recursive: true });
  await writeFile(`${path}.${process.pid}`, dump);
  await rename(`${path}.${process.pid}`, path);
  return new Blob([dump]);
}

/** Of all that the snapshot is made from: PGlite itself and the migrations. */
async function fingerprint(): Promise<string> {
  const names = (await readdir(migrationsFolder)).filter((name) => name.endsWith('.sql')).sort();
  const migrations = await Promise.all(names.map((name) => readFile(join(migrationsFolder, name), 'utf8')));
  return sha256Hex([pgliteVersion, ...migrations].join('\n')).slice(0, 16);
}

async function openOnServer(serverUrl: string): Promise<TestDatabase> {
  const name = `test_${makeId()}`;
  await onServer(serverUrl, `create database "${name}"`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const handle = await openDatabase({ url: url.href, dataFolder: '', logger: pino({ level: 'silent' }) });
  return {
    db: handle.db,
    async close() {
      await handle.close();
      await onServer(serverUrl, `drop database "${name}"`);
    },
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
