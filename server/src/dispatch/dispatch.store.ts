import type { Redis } from '../platform/redis.ts';
import { createFunctionRunner, dropLibraries, type RunTransition } from '../platform/redis-functions.ts';
import { createReplicated } from '../platform/redis-replication.ts';
import type { ScriptArgument } from '../platform/redis-scripts.ts';
import { createPresenceStore } from '../presence/presence.store.ts';
import { createQueueStore } from '../queue/queue.store.ts';
import { type DispatchTuning, dispatchTuning } from '../tuning.ts';
import { createCallsStore } from './calls.store.ts';
import { takeReply } from './dispatch-errors.ts';
import { dispatchKeys } from './dispatch-keys.ts';
import { assembleLibrary, readScriptSources, type ScriptSources } from './dispatch-scripts.ts';
import type { DispatchStore } from './dispatch-types.ts';
import { createEventsStore } from './events.store.ts';
import { createJointStore } from './joint.store.ts';

export type DispatchStoreOptions = {
  /** Stays the caller's: `close()` ends only the readers made from it. */
  redis: Redis;
  tenant: string;
  tuning?: DispatchTuning;
  /** For how long forecasts are kept; tests whose clock jumps pass it. Default: this machine's. */
  now?: () => number;
  /** Tests pass ones with their own clock or with a defect. */
  transitions?: Transitions;
  /** Replicas that must have a change before it is answered; UNAVAILABLE while they are not there. Default 0. */
  replicaCount?: number;
};

/**
 * What is answered without waiting for replicas. Reads: they promise nothing, and nor does the estimate they note as shown.
 * The tick: nobody is told its answer, and what a failover takes back of it is due again at the new master. The heartbeat:
 * a lease taken back is renewed with the next one, long before it runs out.
 */
const unreplicated: ReadonlySet<string> = new Set([
  ...['places', 'line-places', 'line-state', 'list-waiting', 'show-bands'],
  ...['tick', 'heartbeat'],
]);

/** Runs the scripts for one tenant. One a connection: it keeps the order of what goes through it. */
export type Transitions = { libraryName: string; run: RunTransition };
export function createTransitions(
  redis: Redis,
  tenant: string,
  tuning: DispatchTuning,
  sources: ScriptSources,
): Transitions {
  const library = assembleLibrary(sources, tuning);
  return {
    libraryName: library.name,
    run: createFunctionRunner(redis, library, [dispatchKeys(tenant).base]),
  };
}

/** Commands of sockets and ticks in, one atomic script each; typed answers, AppErrors, and events in `ev` out. */
export function createDispatchStore(options: DispatchStoreOptions): DispatchStore {
  const { redis, tenant, tuning = dispatchTuning, replicaCount = 0 } = options;
  const keys = dispatchKeys(tenant);
  const { libraryName, run: runScript } =
    options.transitions ?? createTransitions(redis, tenant, tuning, readScriptSources());
  const replicated = createReplicated({ redis, replicaCount, markKey: keys.mark });
  const run = async (script: string, args: readonly ScriptArgument[]) => {
    const send = () => runScript(script, args);
    return takeReply(script, await (unreplicated.has(script) ? send() : replicated(send)));
  };
  const { close, ...events } = createEventsStore({ redis, eventsKey: keys.events });

  return {
    ...createCallsStore({ redis, run, keys, tuning }),
    ...createJointStore({ redis, run, keys, tuning }),
    ...createPresenceStore({ redis, run, agentKey: keys.agent }),
    ...createQueueStore({
      redis,
      signedInKey: keys.signedIn,
      run,
      rateMinCount: tuning.rateMinCount,
      now: options.now ?? Date.now,
    }),
    ...events,
    dropOtherVersions: () => dropLibraries(redis, 'cloudseat_*', libraryName),
    async tick() {
      const [handledCount, isGrace, isSystemFault] = await run('tick', []);
      return {
        handledCount: Number(handledCount),
        isGrace: isGrace === 1,
        isSystemFault: isSystemFault === 1,
      };
    },
    async close() {
      close();
    },
  };
}
