// The other process of the dispatcher's benchmark. Arguments: mode, Redis URL, JSON options of the mode.
//   tail    tells when it saw each offer, by the clock both processes share
//   loop    36 agents that serve as fast as it goes, and applicants who come again as soon as they were served
//   bull    a BullMQ worker that does nothing with its jobs, and tells when it saw each
//   bullLoop  adds a job for each one completed, and works
import type { CallId, Fence } from '@cloudseat/shared/nouns/ids.ts';
import { Queue, Worker } from 'bullmq';
import type { DispatchEvent } from '../../server/src/dispatch/dispatch-types.ts';
import { createDispatcher } from '../../server/src/dispatch/dispatcher.ts';
import { createLogger } from '../../server/src/platform/logger.ts';
import { addAgents, deskOf, enqueue, makeAgentIds, openBench, served } from './dispatch-setup.ts';

export type LoopOptions = { name: string; agentCount: number; inFlight: number; reportsMedia?: boolean };
export type BullOptions = LoopOptions & { port: number };
export type WorkerMessage =
  | { kind: 'ready' }
  | { kind: 'seen'; id: string; atNs: string }
  | { kind: 'count'; count: number; cpuUs: number };

const [, , mode = '', url = '', json = '{}'] = process.argv;
const send = (message: WorkerMessage) => process.send?.(message);
const logger = createLogger({ level: 'error', name: mode });
const sendCount = (count: number) => {
  const { user, system } = process.cpuUsage();
  send({ kind: 'count', count, cpuUs: user + system });
};
const seen = (id: string) => send({ kind: 'seen', id, atNs: String(process.hrtime.bigint()) });

async function tail(): Promise<void> {
  const { store } = openBench(url);
  const dispatcher = await createDispatcher({ store, logger });
  dispatcher.onEvent(({ type, callId }) => {
    if (type === 'offerMade' && callId !== null) seen(callId);
  });
}

async function loop({ name, agentCount, inFlight, reportsMedia }: LoopOptions): Promise<void> {
  const { store } = openBench(url);
  const agentIds = makeAgentIds(agentCount, name);
  const own = new Set<string>(agentIds);
  let cycleCount = 0;
  let callCount = 0;
  const come = () => enqueue(store, `${name}${callCount++}`, served);
  const serve = async (event: DispatchEvent) => {
    const { callId, agentId, fence } = event as {
      callId: CallId;
      agentId: (typeof agentIds)[number];
      fence: Fence;
    };
    await store.accept({ agentId, deskId: deskOf(agentId), callId, fence });
    if (reportsMedia)
      await Promise.all([store.reportStarted(callId, 'agent'), store.reportStarted(callId, 'applicant')]);
    await store.end({ callId, by: 'agent', agentId });
    await store.saveWrapUp(callId, agentId, 'answered');
    cycleCount += 1;
    await come();
  };
  const dispatcher = await createDispatcher({ store, logger });
  dispatcher.onEvent((event) => {
    if (event.type === 'offerMade' && own.has(event.agentId ?? ''))
      serve(event).catch((error) => logger.error(error));
  });
  await addAgents(store, agentIds, { classes: () => [served], status: 'ready' });
  process.on('message', (message) => {
    if (message === 'count') sendCount(cycleCount);
    else for (let count = 0; count < inFlight; count += 1) void come();
  });
}

function bull({ name, port, agentCount }: BullOptions): void {
  new Worker(name, async (job) => seen(job.name), {
    connection: { host: '127.0.0.1', port },
    concurrency: agentCount,
    removeOnComplete: { count: 0 },
  });
}

function bullLoop({ name, port, agentCount, inFlight }: BullOptions): void {
  const connection = { host: '127.0.0.1', port };
  const queue = new Queue(name, { connection });
  let count = 0;
  const worker = new Worker(name, async () => {}, {
    connection,
    concurrency: agentCount,
    removeOnComplete: { count: 0 },
  });
  worker.on('completed', () => {
    count += 1;
    void queue.add('call', {});
  });
  process.on('message', (message) => {
    if (message === 'count') sendCount(count);
    else for (let added = 0; added < inFlight; added += 1) void queue.add('call', {});
  });
}

process.on('SIGTERM', () => process.exit(0));
const options = JSON.parse(json);
if (mode === 'tail') await tail();
else if (mode === 'loop') await loop(options);
else if (mode === 'bull') bull(options);
else bullLoop(options);
send({ kind: 'ready' });
