import type { NodeCapacity, NodeId, NodeLoad } from '@cloudseat/shared/contract/sfu-nouns.ts';
import { mediaTuning } from './tuning.ts';

export type PlacementCandidate = {
  nodeId: NodeId;
  isHealthy: boolean;
  isDraining: boolean;
  capacity: NodeCapacity;
  load: NodeLoad;
  /** Rooms this server opened there since the load was reported. */
  unreportedRoomCount: number;
};

/**
 * The node for a new room: of the healthy ones that do not drain, first those whose processors are not busy, then the one
 * with the smallest share of its capacity in use; equal ones by id. Undefined when there is none.
 */
export function placeRoom(candidates: readonly PlacementCandidate[]): NodeId | undefined {
  return candidates
    .filter((candidate) => candidate.isHealthy && !candidate.isDraining && candidate.capacity.workerCount > 0)
    .toSorted(
      (left, right) =>
        Number(isBusy(left)) - Number(isBusy(right)) ||
        usedShare(left) - usedShare(right) ||
        left.nodeId.localeCompare(right.nodeId),
    )[0]?.nodeId;
}

const isBusy = ({ load }: PlacementCandidate) => load.busiestWorkerLoad > mediaTuning.busyWorkerLoad;

/** Rooms that still set up count as what they will be. */
function usedShare({ capacity, load, unreportedRoomCount }: PlacementCandidate): number {
  const perRoom = mediaTuning.expectedConsumersPerRoom;
  const reported = Math.max(load.consumerCount, load.roomCount * perRoom);
  return (reported + unreportedRoomCount * perRoom) / capacity.consumerLimit;
}
