import { Command } from 'ioredis';
import type { Redis } from './redis.ts';
import type { ScriptArgument } from './redis-scripts.ts';

/** A library with one Lua function that Redis keeps (FUNCTION LOAD), persisted and replicated with its data. */
export type FunctionLibrary = { name: string; functionName: string; source: string };

/** Runs a named transition. The reply is as Redis gives it: the caller knows each one's shape. */
export type RunTransition = (name: string, args: readonly ScriptArgument[]) => Promise<unknown>;
type Waiting = { args: string[]; resolve: (answer: unknown) => void; reject: (error: unknown) => void };

/** Redis is busy for a millisecond or so with a batch of this length; other servers wait meanwhile. */
const maxBatchCount = 64;
/** A batch not answered for so long holds up nobody else, ms. */
const patienceMs = 20;

/**
 * Runs named transitions by FCALL, each answered for itself. What comes while a batch is on its way goes with the next one:
 * a busy server sends few long batches, an idle one each command at once. Order is kept. The library is sent ahead of the
 * first run; a server that has lost it since gets it once more with the run that finds out. Needs Redis 7.0 or newer, or
 * Valkey.
 */
export function createFunctionRunner(
  redis: Redis,
  library: FunctionLibrary,
  keys: readonly string[],
): RunTransition {
  const load = () => sendNow(redis, 'FUNCTION', ['LOAD', 'REPLACE', library.source]);
  // A connection that fails now says so at the first run.
  load().catch(() => {});
  let waiting: Waiting[] = [];
  let isScheduled = false;
  let sentCount = 0;
  let sentAt = 0;

  async function call(args: readonly string[]): Promise<unknown[]> {
    const run = () =>
      sendNow(redis, 'FCALL', [library.functionName, keys.length, ...keys, ...args]) as Promise<unknown[]>;
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof Error) || !/function not found/i.test(error.message)) throw error;
      await load().catch(explain);
      return run();
    }
  }

  async function send(batch: readonly Waiting[]): Promise<void> {
    sentCount += 1;
    sentAt = performance.now();
    try {
      const answers = await call(batch.flatMap(({ args }) => args));
      for (const [at, { resolve, reject }] of batch.entries()) {
        const answer = answers[at];
        if (answer instanceof Error) reject(answer);
        else resolve(answer);
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
    sentCount -= 1;
    // What the answers lead to at once goes with the next batch.
    if (waiting.length > 0) schedule(setImmediate);
  }

  function schedule(later: (send: () => void) => void): void {
    if (isScheduled) return;
    isScheduled = true;
    later(() => {
      isScheduled = false;
      while (waiting.length > 0) {
        void send(waiting.slice(0, maxBatchCount));
        waiting = waiting.slice(maxBatchCount);
      }
    });
  }

  return (name, args) =>
    new Promise((resolve, reject) => {
      waiting.push({ args: [name, String(args.length), ...args.map(String)], resolve, reject });
      if (sentCount === 0 || performance.now() - sentAt > patienceMs) schedule(process.nextTick);
    });
}

/** Deletes the libraries that match, but one; whoever still runs another sends it again. Gives how many went. */
export async function dropLibraries(redis: Redis, pattern: string, keptName: string): Promise<number> {
  const listed = (await redis.call('FUNCTION', 'LIST', 'LIBRARYNAME', pattern)) as unknown[][];
  const names = listed.map((facts) => String(facts[facts.indexOf('library_name') + 1]));
  const dropped = names.filter((name) => name !== keptName);
  // Another server that starts now may have been first.
  await Promise.all(dropped.map((name) => redis.call('FUNCTION', 'DELETE', name).catch(() => {})));
  return dropped.length;
}

/** Past the connection's own pipelining, which waits for the end of the turn: this is a batch already. */
function sendNow(redis: Redis, name: string, args: (string | number)[]): Promise<unknown> {
  const command = new Command(name, args, { replyEncoding: 'utf8' });
  redis.sendCommand(command);
  return command.promise;
}

function explain(error: unknown): never {
  if (error instanceof Error && /unknown command/i.test(error.message))
    throw new Error('this Redis knows no functions: version 7.0 or newer is needed', { cause: error });
  throw error;
}
