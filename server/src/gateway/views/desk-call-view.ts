import type { DeskCallView, DeskPart } from '@cloudseat/shared/nouns/agent.ts';
import { runningStates } from '@cloudseat/shared/nouns/call-stages.ts';
import type { AgentId } from '@cloudseat/shared/nouns/ids.ts';
import type { AgentCard, DeskLeg } from '@cloudseat/shared/nouns/leg.ts';
import type { CallRecord } from '../../dispatch/dispatch-types.ts';
import { maskPhone } from '../../identity/masking.ts';
import type { AgentRecord } from '../../presence/presence-types.ts';
import { parseQueueClass } from '../../queue/queue-class.ts';
import { dispatchTuning } from '../../tuning.ts';
import { roomIdOf } from './applicant-view.ts';
import { presentMatter } from './desk-offer-view.ts';
import { presentCard, type ViewSources } from './view-sources.ts';

/**
 * The call an agent has to do with: their own, one whose transfer or consult they have accepted, or one that they only wrap
 * up while it goes on elsewhere. It bears the id of the talk throughout, so that a hand-over changes nothing on the page.
 */
export async function presentDeskCall(
  held: CallRecord,
  agent: AgentRecord,
  sources: ViewSources,
): Promise<DeskCallView | null> {
  const call = held.parentId === null ? held : await sources.dispatch.findCall(held.parentId);
  const { fence, acceptedAt } = held;
  if (call === null || fence === null || acceptedAt === null) return null;
  const part = partOf(held, call, agent);
  const [applicant, row, materials, earlierCallCount, leg, from] = await Promise.all([
    sources.identity.getApplicant(call.applicantId),
    sources.calls.findCall(call.callId),
    sources.materials.list(call.callId),
    sources.calls.countEarlier(call.applicantId, call.callId),
    part === 'owner' ? presentLeg(call, sources) : null,
    part === 'owner' || call.agentId === null ? null : presentCard(call.agentId, sources),
  ]);
  if (row === null) return null;
  return {
    callId: call.callId,
    caseId: row.caseId,
    part,
    from,
    leg,
    callbackUntil: callbackUntilOf(call),
    version: call.version,
    kind: row.kind,
    fence,
    roomId: roomIdOf(call.callId),
    ticketNumber: row.ticketNumber ?? '',
    ...presentMatter(row, sources),
    checklist: [...(sources.catalogue.findMatter(row.matterId)?.materials ?? [])],
    applicantName: applicant.name,
    firm: row.firm,
    applicantPhone: maskPhone(sources.callNumbers.of(call, applicant)),
    hasOtherPhone: call.sealedNumber !== null,
    telephone: runningStates.includes(call.state) ? call.telephone : null,
    heldAt: call.heldAt,
    heldMs: call.heldMs,
    applicantLostAt: call.applicantLostAt,
    linkCheck: row.linkCheck,
    enqueuedAt: call.enqueuedAt,
    acceptedAt,
    connectedAt: call.connectedAt,
    ...stageOf(held, call, agent),
    notes: row.notes,
    materials,
    earlierCallCount,
  };
}

function partOf(held: CallRecord, call: CallRecord, agent: AgentRecord): DeskPart {
  if (held !== call) return held.kind === 'consult' ? 'consulted' : 'taking';
  return call.agentId === agent.agentId || agent.activity !== 'wrapUp' ? 'owner' : 'left';
}

/** Wrap-up is the agent's own, whatever becomes of the call. */
function stageOf(held: CallRecord, call: CallRecord, agent: AgentRecord) {
  if (agent.activity === 'wrapUp') {
    const { wrapUpUntil, canExtendWrapUp, activitySince } = agent;
    return { state: 'wrapUp' as const, endedAt: call.endedAt ?? activitySince, wrapUpUntil, canExtendWrapUp };
  }
  const { endedAt, wrapUpUntil, canExtendWrapUp } = call;
  return {
    state: held.state === 'connecting' ? held.state : call.state,
    ...{ endedAt, wrapUpUntil, canExtendWrapUp },
  };
}

const callbackUntilOf = ({ isCallback, state, acceptedAt }: CallRecord): number | null =>
  isCallback && state === 'connecting' && acceptedAt !== null
    ? acceptedAt + dispatchTuning.callbackConnectMs
    : null;

const legStates: Partial<Record<CallRecord['state'], DeskLeg['state']>> = {
  queued: 'looking',
  offered: 'ringing',
  connecting: 'connecting',
  active: 'active',
};

async function presentLeg(call: CallRecord, sources: ViewSources): Promise<DeskLeg | null> {
  const leg = call.legId === null ? null : await sources.dispatch.findCall(call.legId);
  const state = leg && legStates[leg.state];
  if (leg === null || !state || (leg.kind !== 'transfer' && leg.kind !== 'consult')) return null;
  const { departmentId } = parseQueueClass(leg.queueClass);
  return {
    kind: leg.kind,
    state,
    departmentName: sources.catalogue.getDepartment(departmentId).name,
    agent: await presentAsked(leg, sources),
    since: leg.enqueuedAt,
    until: leg.enqueuedAt + dispatchTuning.legMs,
  };
}

async function presentAsked(leg: CallRecord, sources: ViewSources): Promise<AgentCard | null> {
  const [first, ...others] = leg.offers;
  const agentId: AgentId | null =
    leg.agentId ?? (first !== undefined && others.length === 0 ? first.agentId : null);
  return agentId === null ? null : presentCard(agentId, sources);
}
