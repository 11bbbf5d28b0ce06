import type { DeskCallView, OfferView } from '@cloudseat/shared/nouns/agent.ts';

/** What the panel shows of a call. */
export type RunningCall = Pick<
  DeskCallView,
  'state' | 'ticketNumber' | 'matterName' | 'applicantName' | 'connectedAt' | 'applicantLostAt'
>;

/**
 * The call that an order becomes with the accept: it is put together while the order rings, and shown before the desk's next
 * view, which the picture need not wait for.
 */
export function callOfOffer({ ticketNumber, matterName, applicantName }: OfferView): RunningCall {
  return {
    state: 'connecting',
    ticketNumber,
    matterName,
    applicantName,
    connectedAt: null,
    applicantLostAt: null,
  };
}
