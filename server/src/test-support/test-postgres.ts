import pg from 'pg';
import { makeId } from '../platform/ids.ts';

export type TestPostgres = {
  url: string;
  run(statement: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>;
  drop(): Promise<void>;
};

/** A database of a test's own in the run's PostgreSQL, for several servers to share. */
export async function createTestPostgres(postgresUrl: string): Promise<TestPostgres> {
  const name = `t${makeId().replace(/[^A-Za-z0-9]/g, '')}`.toLowerCase();
  const run = async (connectionString: string, statement: string, values: readonly unknown[] = []) => {
    const client = new pg.Client({ connectionString });
    await client.connect();
    try {
      return (await client.query(statement, [...values])).rows as Record<string, unknown>[];
    } finally {
      await client.end();
    }
  };
  await run(postgresUrl, `create database ${name}`);
  const own = new URL(postgresUrl);
  own.pathname = `/${name}`;
  return {
    url: own.href,
    run: (statement, values) => run(own.href, statement, values),
    drop: () => run(postgresUrl, `drop database ${name} with (force)`).then(() => {}),
  };
}
