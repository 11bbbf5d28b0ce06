import type { AgentId, CallId, DepartmentId } from '@cloudseat/shared/nouns/ids.ts';
import type { Material } from '@cloudseat/shared/nouns/material.ts';
import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import type { CallRepository } from '../../call/call.repository.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type {
  CallCommands,
  CallRecord,
  PresenceCommands,
  QueueCommands,
} from '../../dispatch/dispatch-types.ts';
import type { Identity } from '../../identity/identity.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Ratings } from '../../rating/rating.ts';
import type { CallTickets } from './call-tickets.ts';

/** Everything the views are put together from. */
export type ViewSources = {
  dispatch: Pick<CallCommands, 'findCall' | 'findActiveCallOfApplicant'> &
    Pick<PresenceCommands, 'getAgent' | 'findAgent'> &
    Pick<QueueCommands, 'findPlace' | 'listWaiting'>;
  calls: CallRepository;
  tickets: CallTickets;
  identity: Pick<Identity, 'getApplicant' | 'getStaff' | 'findApplicants'>;
  catalogue: Pick<Catalogue, 'findMatter' | 'getDepartment' | 'findEntryLabel'>;
  materials: { list(callId: CallId): Promise<Material[]> };
  ratings: Pick<Ratings, 'findMany' | 'canRate'>;
  countMissedOffers(agentId: AgentId, since: Date): Promise<number>;
  /** Proof of a place in line, for the page to keep. */
  sealTicket(
    call: Pick<CallRecord, 'callId' | 'applicantId' | 'queueClass' | 'priority' | 'enqueuedAt'>,
  ): string;
  clock: Clock;
};

export const noText: LocalText = { 'zh-Hans': '', 'zh-Hant': '', en: '' };

/** Supervisors and administrators may belong to no department. */
export const departmentNameOf = (departmentId: DepartmentId | null, { catalogue }: ViewSources): LocalText =>
  departmentId === null ? noText : catalogue.getDepartment(departmentId).name;
