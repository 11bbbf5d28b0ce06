import type { SittingState } from './sitting-state.ts';

// Which media nodes carry a sitting.

/** Set once: whoever comes second, or does not know what was lost, changes nothing. */
export function place(
  state: SittingState,
  { sfuNodeId, insteadOf }: { sfuNodeId: string; insteadOf: string | null },
): SittingState {
  if (state.sfuNodeId !== insteadOf || sfuNodeId === insteadOf) return state;
  return { ...state, sfuNodeId, furtherNodeIds: without(state.furtherNodeIds, sfuNodeId) };
}

const without = (nodeIds: readonly string[], gone: string) => nodeIds.filter((nodeId) => nodeId !== gone);

/** One more node carries it. */
export function spread(state: SittingState, sfuNodeId: string): SittingState {
  if (state.sfuNodeId === null) return { ...state, sfuNodeId };
  if (state.sfuNodeId === sfuNodeId || state.furtherNodeIds.includes(sfuNodeId)) return state;
  return { ...state, furtherNodeIds: [...state.furtherNodeIds, sfuNodeId] };
}

/** This one is lost, and another goes on: the next is its home. */
export function displace(state: SittingState, sfuNodeId: string): SittingState {
  const [next = null, ...others] = state.furtherNodeIds;
  if (state.sfuNodeId === sfuNodeId) return { ...state, sfuNodeId: next, furtherNodeIds: others };
  if (!state.furtherNodeIds.includes(sfuNodeId)) return state;
  return { ...state, furtherNodeIds: without(state.furtherNodeIds, sfuNodeId) };
}
