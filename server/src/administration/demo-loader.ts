import { hashPassword, verifyPassword } from '../identity/password.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db.ts';
import { sha256Hex } from '../platform/ids.ts';
import type { Logger } from '../platform/logger.ts';
import type { DemoData } from './demo/types.ts';
import { createDemoLoadRepository } from './demo-load.repository.ts';

/** To be raised when the rows made from the same data change. */
const loaderVersion = 4;

/**
 * Fills the platform with the demo's departments, matters and accounts, all with the password given. A later start with
 * the same content and password only looks (about 50 ms, one argon2 check); with another password all accounts get it.
 * Throws when there is nothing to sign in with.
 */
export async function loadDemoData(deps: {
  db: Database;
  clock: Clock;
  logger: Logger;
  /** Null: accounts keep the password they have. */
  password: string | null;
  data?: DemoData;
}): Promise<'unchanged' | 'loaded'> {
  const { db, clock, logger, password } = deps;
  const data = deps.data ?? (await import('./demo/index.ts')).demoData;
  const repository = createDemoLoadRepository(db);
  const last = await repository.findLast();
  if (!last && password === null)
    throw new Error('the demo has no password yet: set CLOUDSEAT_DEMO_PASSWORD for its first start');
  const contentSha256 = sha256Hex(`${loaderVersion}\n${JSON.stringify(data)}`);
  const keepsPassword =
    last !== null && (password === null || (await verifyPassword(password, last.passwordHash)));
  if (keepsPassword && last.contentSha256 === contentSha256) return 'unchanged';

  // Only now, as they bring dictionaries with them.
  const { makeAccountRows, makeCatalogueRows } = await import('./demo-rows.ts');
  const knownHashes = keepsPassword ? await repository.findPasswordHashes() : new Map<string, string>();
  const accounts = await Promise.all(
    makeAccountRows(data).map(async (account) => ({
      ...account,
      passwordHash: knownHashes.get(account.loginName) ?? (await hashFor(account.loginName, password)),
    })),
  );
  await repository.write(
    { ...makeCatalogueRows(data), accounts },
    {
      contentSha256,
      passwordHash: keepsPassword ? last.passwordHash : await hashFor('demo', password),
      loadedAt: new Date(clock.now()),
    },
  );
  logger.info({ matters: data.matters.length, accounts: accounts.length, keepsPassword }, 'demo data loaded');
  return 'loaded';
}

/** Each account has a salt of its own. */
function hashFor(loginName: string, password: string | null): Promise<string> {
  if (password === null) throw new Error(`the new account ${loginName} needs CLOUDSEAT_DEMO_PASSWORD`);
  return hashPassword(password);
}
