import { waitingStates } from '@cloudseat/shared/nouns/call-stages.ts';
import type { StaffCard } from '@cloudseat/shared/nouns/staff-card.ts';
import type { SupervisedCall } from '@cloudseat/shared/nouns/supervision.ts';
import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import { maskName } from '../identity/masking.ts';
import type { OfferCount, TicketRow } from './supervision.repository.ts';

const noText: LocalText = { 'zh-Hans': '', 'zh-Hant': '', en: '' };

export type CallNames = {
  /** In the clear: masked here. */
  applicantName: string;
  matterName: LocalText | null;
  departmentName: LocalText | null;
  agent: StaffCard | null;
};

/** Until when a call waited: its first accept, its end without one, or now. A call that went back to the line waits again. */
export function waitEndOf(row: TicketRow, offers: OfferCount | undefined, now: number): number {
  if (waitingStates.includes(row.state)) return now;
  const end = offers?.firstAcceptedAt ?? row.acceptedAt ?? row.completedAt;
  return end?.getTime() ?? now;
}

export function presentSupervised(
  row: TicketRow,
  names: CallNames,
  offers: OfferCount | undefined,
  now: number,
): SupervisedCall {
  const enqueuedAt = row.enqueuedAt.getTime();
  return {
    callId: row.callId,
    ticketNumber: row.ticketNumber,
    state: row.state,
    matterName: names.matterName ?? noText,
    departmentName: names.departmentName ?? noText,
    applicantName: maskName(names.applicantName),
    agent: names.agent,
    enqueuedAt,
    waitMs: Math.max(0, waitEndOf(row, offers, now) - enqueuedAt),
    isWaiting: waitingStates.includes(row.state),
    unansweredCount: offers?.unansweredCount ?? 0,
    priority: row.priority,
    canPrioritize: [...waitingStates, 'suspended'].includes(row.state),
  };
}
