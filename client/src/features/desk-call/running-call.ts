import type { DeskCallView, OfferView } from '@cloudseat/shared/nouns/agent.ts';

/** What the panel shows of a call. */
export type RunningCall = Pick<
  DeskCallView,
  | 'part'
  | 'callbackUntil'
  | 'state'
  | 'ticketNumber'
  | 'matterName'
  | 'applicantName'
  | 'firm'
  | 'connectedAt'
  | 'from'
  | 'leg'
  | 'heldAt'
  | 'applicantLostAt'
  | 'telephone'
>;

/**
 * The call that an order becomes with the accept: it is put together while the order rings, and shown before the desk's next
 * view, which the picture need not wait for.
 */
export function callOfOffer({
  ticketNumber,
  matterName,
  applicantName,
  firm,
  purpose,
}: OfferView): RunningCall {
  return {
    part: purpose === 'consult' ? 'consulted' : 'owner',
    callbackUntil: null,
    state: 'connecting',
    ticketNumber,
    matterName,
    applicantName,
    firm,
    connectedAt: null,
    ...{ from: null, leg: null, heldAt: null },
    applicantLostAt: null,
    telephone: null,
  };
}
