// A database of the scenario's own, with the product's tables.
import pg from 'pg';
import { openDatabase } from '../../server/src/platform/db.ts';
import { makeId } from '../../server/src/platform/ids.ts';
import { createLogger } from '../../server/src/platform/logger.ts';
import type { ScenarioRun } from './scenario.ts';

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

export async function openFaultDatabase(run: ScenarioRun) {
  const serverUrl = await run.postgresUrl();
  const name = `faults_${makeId()}`;
  await onServer(serverUrl, `create database "${name}"`);
  run.bind(() => onServer(serverUrl, `drop database "${name}" with (force)`));
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const logger = createLogger({ level: 'silent', name: 'faults' });
  const handle = await openDatabase({ url: url.href, dataFolder: '', logger });
  run.bind(() => handle.close());
  return { url: url.href, db: handle.db };
}
