// A server in small, as a process of its own: ticks, tails the events, renews leases and passes commands on to the
// dispatcher, which is all that a server does for a page. Argument: JSON of ServerChildOptions. Killed by the tests.
import { flushCompileCache } from 'node:module';
import type { AgentId } from '@cloudseat/shared/nouns/ids.ts';
import { createDispatchStore, createTransitions } from '../../server/src/dispatch/dispatch.store.ts';
import { readScriptSources, type ScriptSources } from '../../server/src/dispatch/dispatch-scripts.ts';
import type { DispatchEvent } from '../../server/src/dispatch/dispatch-types.ts';
import { createDispatcher, type Dispatcher } from '../../server/src/dispatch/dispatcher.ts';
import { AppError } from '../../server/src/platform/errors.ts';
import { createLogger } from '../../server/src/platform/logger.ts';
import { connectRedis, onRedisBack } from '../../server/src/platform/redis.ts';
import type { DispatchTuning } from '../../server/src/tuning.ts';
import type { Defect } from './scenario.ts';
import type { CommandName, FromChild, ToChild } from './server-wire.ts';
import { pause } from './waiting.ts';

export type ServerChildOptions = {
  nodeId: string;
  redisUrl: string;
  tenant: string;
  tuning: DispatchTuning;
  defect: Defect | null;
  /** Replicas that must have a change before it is acknowledged; 0 = none. */
  replicaCount: number;
};

const commandTimeoutMs = 2_000;
const retryMs = 100;

const options = JSON.parse(process.argv[2] ?? '{}') as ServerChildOptions;
const { nodeId, tenant, tuning, defect, replicaCount } = options;
const logger = createLogger({ level: 'silent', name: nodeId });
const redis = connectRedis(options.redisUrl, logger, { commandTimeoutMs });
const store = createDispatchStore({
  ...{ redis, tenant, tuning, replicaCount },
  ...(defect === null ? {} : { transitions: createTransitions(redis, tenant, tuning, sourcesWith(defect)) }),
});
const agents = new Map<AgentId, string>();

const tell = (message: FromChild) => process.send?.(message);

function sourcesWith({ part, from, to }: Defect): ScriptSources {
  const sources = readScriptSources();
  const text = sources.get(part) ?? '';
  if (text.split(from).length !== 2) throw new Error(`the defect must fit exactly one place of ${part}`);
  return sources.set(part, text.replace(from, to));
}

async function answer(id: number, name: CommandName, args: readonly unknown[]): Promise<void> {
  const command = store[name] as unknown as (...given: readonly unknown[]) => Promise<unknown>;
  try {
    tell({ kind: 'answer', id, value: await command(...args) });
  } catch (error) {
    const code = error instanceof AppError ? error.code : null;
    tell({ kind: 'failure', id, code, message: String(error) });
  }
}

function handleEvent(event: DispatchEvent): void {
  if (event.agentId !== null && agents.has(event.agentId)) tell({ kind: 'event', event });
}

/** Leases that are gone are announced anew by their pages, when told. */
async function beat(): Promise<void> {
  const desks = [...agents].map(([agentId, deskId]) => ({ agentId, deskId }));
  const { agentIds, isKnown } = await store.heartbeat({ nodeId, agents: desks });
  if (agentIds.length > 0 || !isKnown) tell({ kind: 'back' });
}

async function begin(): Promise<Dispatcher> {
  for (;;) {
    try {
      return await createDispatcher({ store, logger, tuning });
    } catch {
      await pause(retryMs);
    }
  }
}

process.on('message', (message: ToChild) => {
  if (message.kind === 'ask') void answer(message.id, message.name, message.args);
  else if (message.kind === 'holdAgent') agents.set(message.agentId, message.deskId);
  else agents.delete(message.agentId);
});
// The tests are gone: nothing stays behind.
process.on('disconnect', () => process.exit(0));

const dispatcher = await begin();
dispatcher.onEvent(handleEvent);
onRedisBack(redis, () => tell({ kind: 'back' }));
// As the product does before it listens; Redis may be away.
await beat().catch(() => {});
setInterval(() => void beat().catch(() => {}), tuning.heartbeatIntervalMs);
tell({ kind: 'ready' });
// Killed, it would keep nothing for those after it.
flushCompileCache();
