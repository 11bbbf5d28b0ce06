// Opens the platform's database to read a day from it: PostgreSQL by URL, else the embedded one in the data folder.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import { agentEvents } from '../../server/src/journal/journal.schema.ts';
import { type Database, openDatabase } from '../../server/src/platform/db.ts';
import { createLogger } from '../../server/src/platform/logger.ts';
import { SetupError } from '../setup/say.mjs';

type Records = { db: Database; close(): Promise<void> };

/** Throws SetupError when the address cannot be read, the folder has no database, or a running platform holds it. */
export async function openRecords(url: string | undefined, dataFolder: string): Promise<Records> {
  if (url !== undefined) {
    // Without migrating: a look at the records changes nothing of a platform that runs.
    const db = drizzle(url);
    const records = { db: db as unknown as Database, close: () => db.$client.end() };
    try {
      await db.select({ eventId: agentEvents.eventId }).from(agentEvents).limit(1);
      return records;
    } catch (error) {
      await records.close();
      throw new SetupError(
        '读不到这个 PostgreSQL 里的记录：地址不对，或者平台还没有用这个版本启动过。',
        `The records cannot be read: the address is wrong, or no platform of this version has run there. (${reasonOf(error)})`,
      );
    }
  }
  if (!existsSync(join(dataFolder, 'pglite'))) {
    throw new SetupError(
      `${dataFolder} 里没有数据库。用 --data 指出数据目录，或用 --database 给出 PostgreSQL 地址。`,
      `There is no database in ${dataFolder}: name the data folder by --data, or PostgreSQL by --database`,
    );
  }
  try {
    return await openDatabase({
      url: undefined,
      dataFolder,
      logger: createLogger({ level: 'warn', name: 'replay' }),
    });
  } catch (error) {
    throw new SetupError(
      `打不开 ${dataFolder} 里的内置数据库：平台运行时由平台独占。先停掉平台再重演；用 PostgreSQL 的，加 --database 地址，不必停。`,
      `The embedded database cannot be opened; a running platform keeps it to itself. Stop it first, or read PostgreSQL by --database. (${reasonOf(error)})`,
    );
  }
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error ? cause.message : String(cause);
}
