import type { CallState } from '@cloudseat/shared/nouns/call.ts';
import type { AgentId, CallId } from '@cloudseat/shared/nouns/ids.ts';

type Leg = { parentId: CallId | null; agentId: AgentId | null; state: CallState };

/** The transfer or consult of a call whose agent has accepted it; while it only rings nobody takes part. */
export async function findRunningLeg<Found extends Leg>(
  call: { callId: CallId; legId: CallId | null },
  findCall: (callId: CallId) => Promise<Found | null>,
): Promise<(Found & { agentId: AgentId }) | null> {
  if (call.legId === null) return null;
  const leg = await findCall(call.legId);
  if (leg === null || leg.parentId !== call.callId) return null;
  const { agentId, state } = leg;
  if (agentId === null || (state !== 'connecting' && state !== 'active')) return null;
  return { ...leg, agentId };
}
