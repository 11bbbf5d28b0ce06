// Vitest's global set-up: one PostgreSQL a run; tests read its address by inject('postgresUrl') and make a database or
// schema of a random name each.
import type { TestProject } from 'vitest/node';
import { shareServer } from './once.ts';
import { startTestPostgres } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { server, release } = await shareServer('postgres', startTestPostgres);
  project.provide('postgresUrl', server.url);
  return release;
}
