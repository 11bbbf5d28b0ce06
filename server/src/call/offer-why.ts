import { AgentId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import { OfferReason, OfferRing } from '@cloudseat/shared/nouns/offer.ts';
import { z } from 'zod';
import type { QueueClass } from '../queue/queue-class.ts';

/** Those looked at, at most; what a script sends beyond them is not kept. */
const agentCount = 8;
const callCount = 12;

/** Scripts write an empty list as {}. */
const listOf = <Row extends z.ZodType>(row: Row, count: number) =>
  z.preprocess((value) => (Array.isArray(value) ? value.slice(0, count) : []), z.array(row));
const number = z.coerce.number();
const queueClass = z.string().transform((value) => value as QueueClass);

const OfferWhyShape = z.object({
  ring: OfferRing,
  /** The call looked for an agent, or an agent that came free looked for a call. */
  by: z.enum(['call', 'agent']),
  reason: OfferReason,
  /** By 'call': [agent, idle since, not to be offered this call before | 0]. */
  agents: listOf(z.tuple([AgentId, number, number]), agentCount),
  /** By 'agent': [call, its line, virtual arrival, not to be offered to this agent before | 0], heads of the agent's lines. */
  calls: listOf(z.tuple([CallId, queueClass, number, number]), callCount),
});

/** Why an offer was made to this agent: what the dispatcher looked at when it chose. Times are epoch ms. */
export type OfferWhy = z.infer<typeof OfferWhyShape>;
export type OfferCandidates = Pick<OfferWhy, 'by' | 'agents' | 'calls'>;

/** Out of an event; null when there is none, or none that makes sense: an explanation must never hold an event up. */
export function readOfferWhy(value: unknown): OfferWhy | null {
  const read = OfferWhyShape.safeParse(value);
  return read.success ? read.data : null;
}
