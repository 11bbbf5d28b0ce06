import type { Redis } from './redis.ts';
import type { RunScript } from './redis-scripts.ts';

/** A library of Lua functions that Redis keeps (FUNCTION LOAD), persisted and replicated with its data. */
export type FunctionLibrary = { name: string; source: string; functionOf(name: string): string };

/**
 * Runs functions by FCALL. The library is sent ahead of the first run, so that runs sent without waiting keep their order; a
 * server that has lost it since gets it once more with the run that finds out. Needs Redis 7.0 or newer, or Valkey.
 */
export function createFunctionRunner(redis: Redis, library: FunctionLibrary): RunScript {
  const load = () => redis.call('FUNCTION', 'LOAD', 'REPLACE', library.source);
  // A connection that fails now says so at the first run.
  load().catch(() => {});
  return async (name, keys, args) => {
    const run = () =>
      redis.call('FCALL', library.functionOf(name), keys.length, ...keys, ...args.map(String));
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof Error) || !/function not found/i.test(error.message)) throw error;
      await load().catch(explain);
      return run();
    }
  };
}

function explain(error: unknown): never {
  if (error instanceof Error && /unknown command/i.test(error.message))
    throw new Error('this Redis knows no functions: version 7.0 or newer is needed', { cause: error });
  throw error;
}
