import type { DeskCallView, DeskView, OfferView } from '@cloudseat/shared/nouns/agent.ts';
import type { AgentId } from '@cloudseat/shared/nouns/ids.ts';
import { districtDayStart } from '../../catalogue/opening-hours.ts';
import type { CallRecord } from '../../dispatch/dispatch-types.ts';
import { maskPhone } from '../../identity/masking.ts';
import { readFacts } from '../../intake/call-facts.ts';
import type { AgentRecord } from '../../presence/presence-types.ts';
import { roomIdOf } from './applicant-view.ts';
import { departmentNameOf, type ViewSources } from './view-sources.ts';

/** All a desk shows. `pageId` decides whether this page is the live desk; a page that is not gets no offer and no call. */
export async function presentDesk(agentId: AgentId, pageId: string, sources: ViewSources): Promise<DeskView> {
  const [agent, profile] = await Promise.all([
    sources.dispatch.getAgent(agentId),
    sources.identity.getStaff(agentId),
  ]);
  const isLive = agent.deskId === pageId;
  const since = new Date(districtDayStart(sources.clock.now()));
  const call = isLive && agent.callId !== null ? await sources.dispatch.findCall(agent.callId) : null;
  const [offer, running, waiting, day, missedCount] = await Promise.all([
    call !== null && agent.activity === 'offered' ? presentOffer(call, sources) : null,
    call !== null && agent.activity !== 'offered' ? presentDeskCall(call, sources) : null,
    sources.dispatch.listWaiting(agentId),
    sources.calls.findAgentDay(agentId, since),
    sources.countMissedOffers(agentId, since),
  ]);
  return {
    ...presentAgent(agent),
    serverNow: sources.clock.now(),
    displayName: profile.displayName,
    agentNumber: profile.agentNumber,
    departmentName: departmentNameOf(profile.departmentId, sources),
    desk: isLive ? 'live' : 'elsewhere',
    deskSince: agent.deskSince,
    offer,
    call: running,
    waitingCount: waiting.waitingCount,
    waiting: waiting.first.map(({ callId, enqueuedAt, state, facts }) => {
      const { ticketNumber, matterName } = readFacts(facts);
      return { callId, ticketNumber, matterName, enqueuedAt, state };
    }),
    today: { handledCount: day.handledCount, missedCount, averageTalkMs: day.averageTalkMs },
  };
}

const presentAgent = (agent: AgentRecord) => ({
  version: agent.version,
  agentId: agent.agentId,
  status: agent.status,
  statusReason: agent.statusReason,
  statusSince: agent.statusSince,
  activity: agent.activity,
  activitySince: agent.activitySince,
  nextStatus: agent.nextStatus,
});

async function presentOffer(call: CallRecord, sources: ViewSources): Promise<OfferView | null> {
  const { fence, ringingSince, offerExpiresAt } = call;
  if (fence === null || ringingSince === null || offerExpiresAt === null) return null;
  const [row, materials, earlierCallCount] = await Promise.all([
    sources.calls.findCall(call.callId),
    sources.materials.list(call.callId),
    sources.calls.countEarlier(call.applicantId, call.callId),
  ]);
  const facts = readFacts(call.facts);
  return {
    callId: call.callId,
    kind: row?.kind ?? 'talk',
    fence,
    roomId: roomIdOf(call.callId),
    ticketNumber: facts.ticketNumber,
    matterId: facts.matterId,
    matterName: facts.matterName,
    departmentName: facts.departmentName,
    applicantName: facts.maskedName,
    identityLevel: 'phone',
    enqueuedAt: call.enqueuedAt,
    entryPoint: facts.entryPoint,
    entryLabel: facts.entryLabel,
    networkGrade: facts.networkGrade,
    hasCamera: facts.hasCamera,
    hasMicrophone: facts.hasMicrophone,
    materialCount: materials.filter(({ purpose }) => purpose === 'document').length,
    requiredMaterialCount: facts.requiredMaterialCount,
    earlierCallCount,
    ringingSince,
    expiresAt: offerExpiresAt,
  };
}

async function presentDeskCall(call: CallRecord, sources: ViewSources): Promise<DeskCallView | null> {
  const { fence, acceptedAt } = call;
  if (fence === null || acceptedAt === null) return null;
  const [applicant, row, materials, earlierCallCount] = await Promise.all([
    sources.identity.getApplicant(call.applicantId),
    sources.calls.findCall(call.callId),
    sources.materials.list(call.callId),
    sources.calls.countEarlier(call.applicantId, call.callId),
  ]);
  const facts = readFacts(call.facts);
  return {
    callId: call.callId,
    version: call.version,
    kind: row?.kind ?? 'talk',
    fence,
    state: call.state,
    roomId: roomIdOf(call.callId),
    ticketNumber: facts.ticketNumber,
    matterId: facts.matterId,
    matterName: facts.matterName,
    departmentName: facts.departmentName,
    checklist: [...(sources.catalogue.findMatter(facts.matterId)?.materials ?? [])],
    applicantName: applicant.name,
    applicantPhone: maskPhone(applicant.phone),
    applicantLostAt: call.applicantLostAt,
    entryPoint: facts.entryPoint,
    entryLabel: facts.entryLabel,
    enqueuedAt: call.enqueuedAt,
    acceptedAt,
    connectedAt: call.connectedAt,
    endedAt: call.endedAt,
    wrapUpUntil: call.wrapUpUntil,
    canExtendWrapUp: call.canExtendWrapUp,
    notes: row?.notes ?? '',
    materials,
    earlierCallCount,
  };
}
