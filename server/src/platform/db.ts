import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { lockFolder } from './folder-lock.ts';
import type { Logger } from './logger.ts';

/** Both drivers behind one type: the same SQL runs on either. */
export type Database = PgDatabase<PgQueryResultHKT, Record<string, never>>;
/** Inside `db.transaction(async (tx) => …)`. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

export type DatabaseHandle = { db: Database; ping(): Promise<void>; close(): Promise<void> };

const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url));

/** Opens PostgreSQL by URL, else the embedded PGlite in `dataFolder`, and brings its schema up to date. */
export async function openDatabase(options: {
  url: string | undefined;
  dataFolder: string;
  logger: Logger;
}): Promise<DatabaseHandle> {
  return options.url === undefined
    ? openEmbedded(options.dataFolder, options.logger)
    : openByUrl(options.url, options.logger);
}

async function openByUrl(url: string, logger: Logger): Promise<DatabaseHandle> {
  const [{ Pool }, { drizzle }, { migrate }] = await Promise.all([
    import('pg').then((module) => module.default),
    import('drizzle-orm/node-postgres'),
    import('drizzle-orm/node-postgres/migrator'),
  ]);
  const pool = new Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 10_000 });
  pool.on('error', (error) => logger.warn({ err: error }, 'an idle PostgreSQL connection was lost'));
  const db = drizzle(pool);
  const migrator = await pool.connect();
  try {
    // Servers that start together take turns.
    await migrator.query('select pg_advisory_lock(7203301)');
    await migrate(db, { migrationsFolder });
  } finally {
    migrator.release(true);
  }
  return {
    // One name for both drivers, which differ in what a raw query answers.
    db: db as unknown as Database,
    ping: async () => void (await pool.query('select 1')),
    close: () => pool.end(),
  };
}

/**
 * PGlite takes no lock of its own and two processes on one folder lose rows silently: hold a lock. A folder is made beside
 * its place and renamed, so that a first start that was killed leaves no half database.
 */
async function openEmbedded(dataFolder: string, logger: Logger): Promise<DatabaseHandle> {
  const [{ PGlite }, { drizzle }, { migrate }] = await Promise.all([
    import('@electric-sql/pglite'),
    import('drizzle-orm/pglite'),
    import('drizzle-orm/pglite/migrator'),
  ]);
  await mkdir(dataFolder, { recursive: true });
  const unlock = await lockFolder(dataFolder, 'pglite.lock');
  try {
    const folder = join(dataFolder, 'pglite');
    const isNew = !(await stat(folder).catch(() => undefined));
    if (isNew) {
      const fresh = `${folder}.new`;
      await rm(fresh, { recursive: true, force: true });
      const first = await PGlite.create(fresh);
      await first.close();
      await rename(fresh, folder);
      logger.info('made the embedded database');
    }
    const client = await PGlite.create(folder);
    const db = drizzle(client);
    await migrate(db, { migrationsFolder });
    return {
      // One name for both drivers, which differ in what a raw query answers.
      db: db as unknown as Database,
      ping: async () => void (await client.query('select 1')),
      close: async () => {
        await client.close();
        await unlock();
      },
    };
  } catch (error) {
    await unlock();
    throw error;
  }
}
