import type { CallState } from '@cloudseat/shared/nouns/call.ts';
import type { Region } from '@cloudseat/shared/nouns/catalogue.ts';
import type { AgentId, CallId, RegionId } from '@cloudseat/shared/nouns/ids.ts';
import type { JointOffer, JointReviewId } from '@cloudseat/shared/nouns/joint-review.ts';
import type { AgentCard } from '@cloudseat/shared/nouns/leg.ts';
import type { Material } from '@cloudseat/shared/nouns/material.ts';
import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import type { Bookings } from '../../booking/booking.ts';
import type { CallRepository } from '../../call/call.repository.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { officeNameOf } from '../../catalogue/office-name.ts';
import type {
  CallCommands,
  CallRecord,
  PresenceCommands,
  QueueCommands,
} from '../../dispatch/dispatch-types.ts';
import type { CallNumbers } from '../../identity/call-number.ts';
import type { Identity } from '../../identity/identity.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Ratings } from '../../rating/rating.ts';
import type { CallTickets } from './call-tickets.ts';
import type { WaitingChats } from './waiting-chats.ts';

/** Everything the views are put together from. */
export type ViewSources = {
  dispatch: Pick<CallCommands, 'findCall' | 'findActiveCallOfApplicant'> &
    Pick<PresenceCommands, 'getAgent' | 'findAgent'> &
    Pick<QueueCommands, 'findPlace' | 'listWaiting'>;
  calls: CallRepository;
  tickets: CallTickets;
  waitingChats: WaitingChats;
  identity: Pick<Identity, 'getApplicant' | 'getStaff' | 'findApplicants'>;
  callNumbers: Pick<CallNumbers, 'get' | 'of'>;
  catalogue: Pick<Catalogue, 'findMatter' | 'getDepartment' | 'findEntryLabel' | 'regions'>;
  materials: { list(callId: CallId): Promise<Material[]> };
  ratings: Pick<Ratings, 'findMany' | 'canRate'>;
  /** Times of booked calls. */
  bookings: Pick<Bookings, 'findTimes'>;
  /** Seats of joint reviews, by what dispatch calls their search. */
  joint: {
    findOffer(groupId: string, agentId: AgentId): Promise<JointOffer | null>;
    findReviewId(groupId: string): Promise<JointReviewId | null>;
  };
  countMissedOffers(agentId: AgentId, since: Date): Promise<number>;
  /** Proof of a place in line, for the page to keep. */
  sealTicket(
    call: Pick<CallRecord, 'callId' | 'applicantId' | 'queueClass' | 'priority' | 'enqueuedAt'>,
  ): string;
  clock: Clock;
};

export const noText: LocalText = { 'zh-Hans': '', 'zh-Hant': '', en: '' };

/** The partner region of an agent or a matter; null: this district. */
export const findRegion = (regionId: RegionId | null, { catalogue }: ViewSources): Region | null =>
  catalogue.regions().find((region) => region.regionId === regionId) ?? null;

/** All that others learn of an agent. */
export async function presentCard(agentId: AgentId, sources: ViewSources): Promise<AgentCard> {
  const { displayName, agentNumber, departmentId, regionId } = await sources.identity.getStaff(agentId);
  const region = findRegion(regionId, sources);
  return {
    ...{ displayName, agentNumber },
    departmentName: officeNameOf({ departmentId, regionId }, sources.catalogue),
    ...(region && { regionName: region.name }),
  };
}

/** Whether the call was passed on by its last agent and nobody has taken it since. */
export const isPassedOn = (
  { fence, state }: Pick<CallRecord, 'fence' | 'state'>,
  transfer: { fence: number } | null,
): boolean => transfer !== null && transfer.fence === fence && waitingStates.includes(state);
const waitingStates: readonly CallState[] = ['queued', 'away', 'passed', 'offered'];
