import { readFileSync } from 'node:fs';
import type { Redis } from '../platform/redis.ts';
import { createScriptRunner } from '../platform/redis-scripts.ts';
import { recordingsTuning } from '../tuning-recordings.ts';

const read = (name: string) => readFileSync(new URL(`./scripts/${name}.lua`, import.meta.url), 'utf8');
const scripts = new Map([
  ['take', read('take-lease')],
  ['free', read('free-lease')],
]);

/** Which server does what only one is to do at a time: a room's recorder is led by one, what a node kept is taken by one. */
export type RecordLeases = ReturnType<typeof createRecordLeaseStore>;

export function createRecordLeaseStore(redis: Redis, tenant: string, serverId: string) {
  const run = createScriptRunner(redis, scripts);
  /** String: the id of the server that leads; some seconds after its last word. */
  const keyOf = (what: string) => `{cs:${tenant}}:record-lease:${what}`;
  return {
    /** Whether it is this server's now, for the time of a lease from now on. */
    take: async (what: string): Promise<boolean> =>
      (await run('take', [keyOf(what)], [serverId, recordingsTuning.leaseMs])) === 1,
    free: async (what: string): Promise<void> => {
      await run('free', [keyOf(what)], [serverId]);
    },
  };
}
