import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import manifest from '../../package.json' with { type: 'json' };
import { demoData } from '../administration/demo/index.ts';
import { loadDemoData } from '../administration/demo-loader.ts';
import { systemClock } from '../platform/clock.ts';
import { openDatabase } from '../platform/db.ts';
import { sha256Hex } from '../platform/ids.ts';

const cacheFolder = fileURLToPath(new URL('../../../node_modules/.cache/cloudseat-tests', import.meta.url));
const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url));

/**
 * Puts a database with demo data into a fresh data folder. Making one takes seconds (tables, 75 passwords); it is made
 * once and copied, anew whenever the migrations, the content or the password change.
 */
export async function fillDataFolder(dataFolder: string, password: string): Promise<void> {
  await cp(join(await makeTemplate(password), 'pglite'), join(dataFolder, 'pglite'), { recursive: true });
}

async function makeTemplate(password: string): Promise<string> {
  const template = join(cacheFolder, `platform-${await fingerprint(password)}`);
  if (await stat(template).catch(() => null)) return template;
  await mkdir(cacheFolder, { recursive: true });
  const fresh = await mkdtemp(`${template}.`);
  const logger = pino({ level: 'silent' });
  const database = await openDatabase({ url: undefined, dataFolder: fresh, logger });
  await loadDemoData({ db: database.db, clock: systemClock, logger, password });
  await database.close();
  // Another worker may have been faster; its template is as good.
  await rename(fresh, template).catch(() => rm(fresh, { recursive: true, force: true }));
  return template;
}

async function fingerprint(password: string): Promise<string> {
  const names = (await readdir(migrationsFolder)).filter((name) => name.endsWith('.sql')).sort();
  const migrations = await Promise.all(names.map((name) => readFile(join(migrationsFolder, name), 'utf8')));
  const pglite = manifest.dependencies['@electric-sql/pglite'];
  return sha256Hex(JSON.stringify([pglite, migrations, demoData, password])).slice(0, 16);
}
