import pg from 'pg';
import { makeTenant, startServerProcess, startTestSfu, type TestServerProcess } from './test-platform.ts';

/** Two servers, each a process, on one Redis, one database of their own and one media node. */
export async function startDistrict(redisUrl: string, postgresUrl: string) {
  const tenant = makeTenant();
  const database = new URL(postgresUrl);
  database.pathname = `/${tenant.toLowerCase()}`;
  const run = async (url: string, statement: string, values: unknown[] = []) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query(statement, values)).rows as Record<string, unknown>[];
    } finally {
      await client.end();
    }
  };
  await run(postgresUrl, `create database ${tenant.toLowerCase()}`);
  const sfu = await startTestSfu();
  const options = { redisUrl, sfuUrls: [sfu.url], tenant, databaseUrl: database.href };
  const servers = await Promise.all([startServerProcess(options), startServerProcess(options)]);
  const [left, right] = servers as [TestServerProcess, TestServerProcess];
  return {
    left,
    right,
    query: (statement: string, values: unknown[]) => run(database.href, statement, values),
    async close() {
      await Promise.all([left.close(), right.close()]);
      await sfu.stop();
      await run(postgresUrl, `drop database ${tenant.toLowerCase()} with (force)`);
    },
  };
}
