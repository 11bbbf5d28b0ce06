import { createHash } from 'node:crypto';
import type { Redis } from './redis.ts';

export type ScriptArgument = string | number;
/** Runs a named Lua script on one slot. The reply is as Redis gives it: the caller knows each script's shape. */
export type RunScript = (
  name: string,
  keys: readonly string[],
  args: readonly ScriptArgument[],
) => Promise<unknown>;

/**
 * By EVALSHA. All are loaded ahead of the first run, so that runs sent without waiting keep their order; a server that was
 * restarted or flushed since gets the text once more with the run that finds out.
 */
export function createScriptRunner(redis: Redis, sources: ReadonlyMap<string, string>): RunScript {
  const scripts = new Map(
    [...sources].map(([name, source]) => [
      name,
      { source, sha: createHash('sha1').update(source).digest('hex') },
    ]),
  );
  // A connection that fails now says so at the first run.
  for (const { source } of scripts.values()) redis.script('LOAD', source).catch(() => {});
  return async (name, keys, args) => {
    const script = scripts.get(name);
    if (script === undefined) throw new Error(`no script named ${name}`);
    try {
      return await redis.evalsha(script.sha, keys.length, ...keys, ...args);
    } catch (error) {
      if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
      return redis.eval(script.source, keys.length, ...keys, ...args);
    }
  };
}
