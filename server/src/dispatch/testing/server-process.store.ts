// A server in small, as a process of its own: it ticks, tails the events and works for the agents it is given. Killed with
// -9 by the tests. Arguments: Redis URL, tenant, JSON { nodeId, agentIds, tuning, answers, declineEvery }.
import type { AgentId, CallId, Fence } from '@cloudseat/shared/nouns/ids.ts';
import { Redis } from 'ioredis';
import { createLogger } from '../../platform/logger.ts';
import type { DispatchTuning } from '../../tuning.ts';
import { createDispatchStore } from '../dispatch.store.ts';
import type { DispatchEvent } from '../dispatch-types.ts';
import { createDispatcher } from '../dispatcher.ts';

export type ServerProcessOptions = {
  nodeId: string;
  agentIds: string[];
  tuning: DispatchTuning;
  /** false: sees its offers and does nothing. */
  answers: boolean;
  /** Every n-th offer is declined; 0 = none. */
  declineEvery: number;
};

const [, , url = '', tenant = '', json = '{}'] = process.argv;
const { nodeId, agentIds, tuning, answers, declineEvery } = JSON.parse(json) as ServerProcessOptions;
const redis = new Redis(url);
const store = createDispatchStore({ redis, tenant, tuning });
const logger = createLogger({ level: 'error', name: nodeId });
let offerCount = 0;

/** The whole work of an agent, as fast as it goes. Commands are sent twice now and then, as pages do. */
async function work(agentId: AgentId, callId: CallId, fence: Fence): Promise<void> {
  const key = { agentId, deskId: `desk-${agentId}`, callId, fence };
  offerCount += 1;
  if (declineEvery > 0 && offerCount % declineEvery === 0) {
    await store.decline({ ...key, reason: 'other' });
    return;
  }
  await Promise.all([store.accept(key), store.accept(key)]);
  await Promise.all([store.reportStarted(callId, 'agent'), store.reportStarted(callId, 'applicant')]);
  await store.end({ callId, by: 'agent', agentId });
  await store.saveWrapUp(callId, agentId, 'answered');
}

function handleEvent({ type, agentId, callId, fence }: DispatchEvent): void {
  if (type !== 'offerMade' || agentId === null || callId === null || fence === null) return;
  if (!agentIds.includes(agentId)) return;
  process.send?.({ kind: 'offer', agentId, callId, fence });
  if (answers) {
    work(agentId, callId, fence).catch((error: unknown) =>
      process.send?.({ kind: 'error', error: String(error) }),
    );
  }
}

const dispatcher = await createDispatcher({ store, logger, tuning });
dispatcher.onEvent(handleEvent);
for (const id of agentIds) {
  const agentId = id as AgentId;
  const deskId = `desk-${id}`;
  await store.claimDesk({ agentId, deskId, nodeId, takesOver: true });
  await store.setStatus({ agentId, deskId, status: 'ready', reason: null });
}
process.send?.({ kind: 'ready' });
process.on('message', async () => {
  await store.close();
  await dispatcher.close();
  redis.disconnect();
  process.disconnect?.();
});
