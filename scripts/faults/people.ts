// Single steps of agents and applicants, for scenarios that say who does what when.
import type { AgentId, CallId, Fence } from '@cloudseat/shared/nouns/ids.ts';
import type { DispatchEvent } from '../../server/src/dispatch/dispatch-types.ts';
import type { QueueClass } from '../../server/src/queue/queue-class.ts';
import type { Ledger } from './ledger.ts';
import type { ServerCommands } from './server-wire.ts';

export type Offer = { agentId: AgentId; deskId: string; callId: CallId; fence: Fence };

/** Signed in, at the desk, ready. */
export async function sitDown(
  commands: ServerCommands,
  agentId: string,
  classes: readonly QueueClass[],
): Promise<void> {
  const desk = { agentId: agentId as AgentId, deskId: `desk-${agentId}` };
  await commands.signIn(
    desk.agentId,
    classes.map((queueClass) => ({ class: queueClass, penaltyMs: 0 })),
  );
  await commands.claimDesk({ ...desk, nodeId: 'desks', takesOver: true });
  await commands.setStatus({ ...desk, status: 'ready', reason: null });
}

export function offerOf({ agentId, callId, fence }: DispatchEvent): Offer {
  if (agentId === null || callId === null || fence === null) throw new Error('the event makes no offer');
  return { agentId, deskId: `desk-${agentId}`, callId, fence };
}

export async function acceptOffer(commands: ServerCommands, offer: Offer, ledger: Ledger): Promise<void> {
  ledger.accept(offer, (await commands.accept(offer)).acceptedAt);
}

/** From the accept to the running talk. */
export async function startTalk(commands: ServerCommands, callId: CallId): Promise<void> {
  await commands.reportStarted(callId, 'agent');
  await commands.reportStarted(callId, 'applicant');
}

export async function finishCall(commands: ServerCommands, offer: Offer, ledger: Ledger): Promise<void> {
  const { callId, agentId } = offer;
  await commands.end({ callId, by: 'agent', agentId });
  ledger.end(callId);
  await commands.saveWrapUp(callId, agentId, 'answered');
  ledger.save(callId, 'answered');
}
