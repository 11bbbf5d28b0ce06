import type { OfferPurpose, OfferView } from '@cloudseat/shared/nouns/agent.ts';
import type { AgentId } from '@cloudseat/shared/nouns/ids.ts';
import type { CallTransfer } from '../../call/call.schema.ts';
import type { CallRecord } from '../../dispatch/dispatch-types.ts';
import { maskName } from '../../identity/masking.ts';
import { roomIdOf } from './applicant-view.ts';
import type { CallTicket } from './call-tickets.ts';
import { isPassedOn, noText, presentCard, type ViewSources } from './view-sources.ts';

/** An order that rings here; null when it no longer does. Of a transfer or consult the facts are those of its call. */
export async function presentOffer(
  call: CallRecord,
  agentId: AgentId,
  sources: ViewSources,
): Promise<OfferView | null> {
  const offer = call.offers.find((each) => each.agentId === agentId);
  const parent = call.parentId === null ? call : await sources.dispatch.findCall(call.parentId);
  if (offer === undefined || parent === null) return null;
  const [ticket, applicant, materials, earlierCallCount, origin] = await Promise.all([
    sources.tickets.find(parent.callId),
    sources.identity.getApplicant(parent.applicantId),
    sources.materials.list(parent.callId),
    sources.calls.countEarlier(parent.applicantId, parent.callId),
    findOrigin(call, parent, sources),
  ]);
  if (ticket === null) return null;
  const checklist = sources.catalogue.findMatter(ticket.matterId)?.materials ?? [];
  return {
    callId: call.callId,
    kind: ticket.kind,
    fence: offer.fence,
    purpose: origin.purpose,
    from: origin.agentId === null ? null : await presentCard(origin.agentId, sources),
    roomId: roomIdOf(parent.callId),
    canPrepare: call.parentId === null,
    ticketNumber: ticket.ticketNumber,
    ...presentMatter(ticket, sources),
    applicantName: maskName(applicant.name),
    firm: ticket.firm,
    identityLevel: 'phone',
    enqueuedAt: parent.enqueuedAt,
    networkGrade: ticket.networkGrade,
    linkCheck: ticket.linkCheck,
    hasCamera: ticket.hasCamera,
    hasMicrophone: ticket.hasMicrophone,
    materialCount: materials.filter(({ purpose }) => purpose === 'document').length,
    requiredMaterialCount: checklist.filter((line) => line.isRequired).length,
    earlierCallCount,
    ringingSince: offer.offeredAt,
    expiresAt: offer.expiresAt,
  };
}

type Origin = { purpose: OfferPurpose; agentId: AgentId | null };

/** What the order is, and from whom. The database is asked only about a call that somebody has had before. */
async function findOrigin(call: CallRecord, parent: CallRecord, sources: ViewSources): Promise<Origin> {
  if (call.kind === 'transfer' || call.kind === 'consult')
    return { purpose: call.kind, agentId: parent.agentId };
  if (call.kind === 'message') return { purpose: 'message', agentId: null };
  const transfer: CallTransfer | null =
    call.fence === null ? null : ((await sources.calls.findCall(call.callId))?.transfer ?? null);
  if (isPassedOn(call, transfer)) return { purpose: 'transfer', agentId: transfer?.agentId as AgentId };
  return { purpose: call.isCallback ? 'callback' : 'visit', agentId: null };
}

/** What an offer and a running call say alike of the matter and the way in. */
export const presentMatter = (
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
  departmentName:
    catalogue.findMatter(matterId)?.departmentName ?? catalogue.getDepartment(departmentId).name,
  owningRegion: catalogue.findMatter(matterId)?.owningRegion ?? null,
  entryPoint,
  entryLabel: catalogue.findEntryLabel(entryCode),
});
