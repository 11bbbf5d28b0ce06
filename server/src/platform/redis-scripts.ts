import { createHash } from 'node:crypto';
import type { Redis } from './redis.ts';

export type ScriptArgument = string | number;
/** Runs a named Lua script on one slot. The reply is as Redis gives it: the caller knows each script's shape. */
export type RunScript = (
  name: string,
  keys: readonly string[],
  args: readonly ScriptArgument[],
) => Promise<unknown>;

/** By EVALSHA; a server that does not know the script (new, restarted, flushed) gets its text once more. */
export function createScriptRunner(redis: Redis, sources: ReadonlyMap<string, string>): RunScript {
  const scripts = new Map(
    [...sources].map(([name, source]) => [
      name,
      { source, sha: createHash('sha1').update(source).digest('hex') },
    ]),
  );
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
