import type { DeskCallView, DeskView, OfferView, WaitingRow } from '@cloudseat/shared/nouns/agent.ts';
import type { AgentId } from '@cloudseat/shared/nouns/ids.ts';
import { districtDayStart } from '../../catalogue/opening-hours.ts';
import type { CallRecord } from '../../dispatch/dispatch-types.ts';
import { maskName, maskPhone } from '../../identity/masking.ts';
import type { AgentRecord } from '../../presence/presence-types.ts';
import type { WaitingList } from '../../queue/queue-types.ts';
import { roomIdOf } from './applicant-view.ts';
import type { CallTicket } from './call-tickets.ts';
import { departmentNameOf, noText, type ViewSources } from './view-sources.ts';

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
    call !== null && agent.activity === 'offered' ? presentOffer(call, agentId, sources) : null,
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
    waiting: await presentWaiting(waiting, sources),
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

async function presentWaiting({ first }: WaitingList, sources: ViewSources): Promise<WaitingRow[]> {
  const tickets = await sources.tickets.findMany(first.map(({ callId }) => callId));
  return first.flatMap(({ callId, enqueuedAt, state }) => {
    const ticket = tickets.get(callId);
    if (!ticket) return [];
    const { ticketNumber, matterId } = ticket;
    const matterName = sources.catalogue.findMatter(matterId)?.name ?? noText;
    return [{ callId, ticketNumber, matterName, enqueuedAt, state }];
  });
}

/** What an offer and a running call say alike of the matter and the way in. */
const presentMatter = (
  {
    matterId,
    departmentId,
    entryPoint,
    entryCode,
  }: Pick<CallTicket, 'matterId' | 'departmentId' | 'entryPoint' | 'entryCode'>,
  { catalogue }: ViewSources,
) => ({
  matterId,
  matterName: catalogue.findMatter(matterId)?.name ?? noText,
  departmentName: catalogue.getDepartment(departmentId).name,
  entryPoint,
  entryLabel: catalogue.findEntryLabel(entryCode),
});

async function presentOffer(
  call: CallRecord,
  agentId: AgentId,
  sources: ViewSources,
): Promise<OfferView | null> {
  const offer = call.offers.find((each) => each.agentId === agentId);
  if (offer === undefined) return null;
  const [ticket, applicant, materials, earlierCallCount] = await Promise.all([
    sources.tickets.find(call.callId),
    sources.identity.getApplicant(call.applicantId),
    sources.materials.list(call.callId),
    sources.calls.countEarlier(call.applicantId, call.callId),
  ]);
  if (ticket === null) return null;
  const checklist = sources.catalogue.findMatter(ticket.matterId)?.materials ?? [];
  return {
    callId: call.callId,
    fence: offer.fence,
    roomId: roomIdOf(call.callId),
    ticketNumber: ticket.ticketNumber,
    ...presentMatter(ticket, sources),
    applicantName: maskName(applicant.name),
    identityLevel: 'phone',
    enqueuedAt: call.enqueuedAt,
    networkGrade: ticket.networkGrade,
    hasCamera: ticket.hasCamera,
    hasMicrophone: ticket.hasMicrophone,
    materialCount: materials.length,
    requiredMaterialCount: checklist.filter((line) => line.isRequired).length,
    earlierCallCount,
    ringingSince: offer.offeredAt,
    expiresAt: offer.expiresAt,
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
  if (row === null) return null;
  return {
    callId: call.callId,
    version: call.version,
    fence,
    state: call.state,
    roomId: roomIdOf(call.callId),
    ticketNumber: row.ticketNumber ?? '',
    ...presentMatter(row, sources),
    checklist: [...(sources.catalogue.findMatter(row.matterId)?.materials ?? [])],
    applicantName: applicant.name,
    applicantPhone: maskPhone(applicant.phone),
    applicantLostAt: call.applicantLostAt,
    enqueuedAt: call.enqueuedAt,
    acceptedAt,
    connectedAt: call.connectedAt,
    endedAt: call.endedAt,
    wrapUpUntil: call.wrapUpUntil,
    canExtendWrapUp: call.canExtendWrapUp,
    notes: row.notes,
    materials,
    earlierCallCount,
  };
}
