import type { DeskView, WaitingRow } from '@cloudseat/shared/nouns/agent.ts';
import type { AgentId } from '@cloudseat/shared/nouns/ids.ts';
import { officeNameOf } from '../../catalogue/office-name.ts';
import { districtDayStart } from '../../catalogue/opening-hours.ts';
import type { AgentRecord } from '../../presence/presence-types.ts';
import type { WaitingList } from '../../queue/queue-types.ts';
import { presentDeskCall } from './desk-call-view.ts';
import { presentOffer } from './desk-offer-view.ts';
import { findRegion, noText, type ViewSources } from './view-sources.ts';

/** All a desk shows. `pageId` decides whether this page is the live desk; a page that is not gets no offer and no call. */
export async function presentDesk(agentId: AgentId, pageId: string, sources: ViewSources): Promise<DeskView> {
  const [agent, profile] = await Promise.all([
    sources.dispatch.getAgent(agentId),
    sources.identity.getStaff(agentId),
  ]);
  const isLive = agent.deskId === pageId;
  const since = new Date(districtDayStart(sources.clock.now()));
  const call = isLive && agent.callId !== null ? await sources.dispatch.findCall(agent.callId) : null;
  const groupId = isLive && call === null ? agent.callId : null;
  const [offer, running, waiting, day, missedCount, jointOffer, jointReviewId] = await Promise.all([
    call !== null && agent.activity === 'offered' ? presentOffer(call, agentId, sources) : null,
    call !== null && agent.activity !== 'offered' ? presentDeskCall(call, agent, sources) : null,
    sources.dispatch.listWaiting(agentId),
    sources.calls.findAgentDay(agentId, since),
    sources.countMissedOffers(agentId, since),
    groupId !== null && agent.activity === 'offered' ? sources.joint.findOffer(groupId, agentId) : null,
    groupId !== null && agent.activity === 'jointMember' ? sources.joint.findReviewId(groupId) : null,
  ]);
  return {
    ...presentAgent(agent),
    serverNow: sources.clock.now(),
    displayName: profile.displayName,
    agentNumber: profile.agentNumber,
    departmentName: officeNameOf(profile, sources.catalogue),
    region: findRegion(profile.regionId, sources),
    desk: isLive ? 'live' : 'elsewhere',
    deskSince: agent.deskSince,
    wrapUpMode: agent.wrapUpMode,
    ...{ offer, jointOffer, jointReviewId },
    call: running,
    waitingCount: waiting.waitingCount,
    waiting: await presentWaiting(waiting, sources),
    today: { ...day, missedCount },
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
  const [tickets, chats] = await Promise.all([
    sources.tickets.findMany(first.map(({ callId }) => callId)),
    sources.waitingChats.findMany(first.flatMap((row) => (row.wasAccepted ? [] : [row.callId]))),
  ]);
  return first.flatMap(({ callId, enqueuedAt, state }) => {
    const ticket = tickets.get(callId);
    if (!ticket) return [];
    const { ticketNumber, matterId } = ticket;
    const matter = sources.catalogue.findMatter(matterId);
    const matterName = matter?.name ?? noText;
    const owningRegion = matter?.owningRegion ?? null;
    const { messageCount, unansweredCount } = chats.get(callId) ?? {};
    const chat =
      messageCount === undefined || unansweredCount === undefined ? null : { messageCount, unansweredCount };
    return [{ callId, ticketNumber, matterName, owningRegion, enqueuedAt, state, chat }];
  });
}
