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
  return sortUsable(candidates)[0]?.nodeId;
}

/**
 * The node for somebody who comes into a room that runs; `carrying`: where it is, its home first. One of those, unless all of them
 * are crowded or drain: then another that has clearly more room. Home where nothing is better.
 */
export function placePeer(
  carrying: readonly [NodeId, ...NodeId[]],
  candidates: readonly PlacementCandidate[],
): NodeId {
  const usable = sortUsable(candidates);
  const own = carrying.flatMap((nodeId) => usable.find((candidate) => candidate.nodeId === nodeId) ?? []);
  const roomy = own.find((candidate) => !isCrowded(candidate));
  if (roomy !== undefined) return roomy.nodeId;
  const [least, best] = [own[0], usable[0]];
  if (best === undefined) return carrying[0];
  if (least === undefined) return best.nodeId;
  const hasMoreRoom = usedShare(best) + mediaTuning.clearlyMoreRoom <= usedShare(least) || isBusy(least);
  return hasMoreRoom && !isCrowded(best) ? best.nodeId : least.nodeId;
}

const sortUsable = (candidates: readonly PlacementCandidate[]) =>
  candidates
    .filter((candidate) => candidate.isHealthy && !candidate.isDraining && candidate.capacity.workerCount > 0)
    .toSorted(
      (left, right) =>
        Number(isBusy(left)) - Number(isBusy(right)) ||
        usedShare(left) - usedShare(right) ||
        left.nodeId.localeCompare(right.nodeId),
    );

const isCrowded = (candidate: PlacementCandidate) =>
  isBusy(candidate) || usedShare(candidate) > mediaTuning.crowdedShare;

const isBusy = ({ load }: PlacementCandidate) => load.busiestWorkerLoad > mediaTuning.busyWorkerLoad;

/** Rooms that still set up count as what they will be. */
function usedShare({ capacity, load, unreportedRoomCount }: PlacementCandidate): number {
  const perRoom = mediaTuning.expectedConsumersPerRoom;
  const reported = Math.max(load.consumerCount, load.roomCount * perRoom);
  return (reported + unreportedRoomCount * perRoom) / capacity.consumerLimit;
}
