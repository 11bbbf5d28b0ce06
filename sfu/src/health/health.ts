import type { NodeId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { Rooms } from '../media/rooms.ts';
import type { WorkerPool } from '../media/worker-pool.ts';

/** Healthy = takes new rooms: at least one worker alive, not draining. */
export function readHealth(nodeId: NodeId, rooms: Rooms, pool: WorkerPool) {
  const isHealthy = pool.workers.length > 0 && !rooms.isDraining;
  return {
    isHealthy,
    body: {
      status: isHealthy ? 'ok' : rooms.isDraining ? 'draining' : 'unavailable',
      nodeId,
      workersAlive: pool.workers.length,
      workerCount: pool.workerCount,
      ...rooms.load(),
    },
  };
}
