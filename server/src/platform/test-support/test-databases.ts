import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import pg from 'pg';
import { pino } from 'pino';
import { type Database, openDatabase } from '../db.ts';
import { makeId } from '../ids.ts';

export type TestDatabase = { db: Database; close(): Promise<void> };

/** Where repositories' suites run: each once on every kind. */
export const databaseKinds = ['PGlite', 'PostgreSQL'] as const;
export type DatabaseKind = (typeof databaseKinds)[number];

const migrationsFolder = fileURLToPath(new URL('../../../migrations', import.meta.url));

/** A fresh, migrated database of its own: in memory, or of a random name on the PostgreSQL of the tests. */
export function openTestDatabase(kind: DatabaseKind, postgresUrl: string): Promise<TestDatabase> {
  return kind === 'PGlite' ? openInMemory() : openOnServer(postgresUrl);
}

export async function openInMemory(): Promise<TestDatabase> {
  const client = await PGlite.create();
  const db = drizzle(client);
  await migrate(db, { migrationsFolder });
  return { db: db as unknown as Database, close: () => client.close() };
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
