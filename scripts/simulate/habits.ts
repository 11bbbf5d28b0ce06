// How the agents of a recorded day answer in its replay: the same pair as it did, another pair as that agent did to others.
import type { AgentId } from '@cloudseat/shared/nouns/ids.ts';
import { type Day, type MetOffer, minuteMs, type Reaction, secondMs } from './day.ts';
import { type Random, streamOf } from './random.ts';
import type { RecordedDay, RecordedOffer } from './recorded-day.ts';

/** An agent with fewer answers than this answers like anybody. */
const leastAnswerCount = 10;

type Answer = { pair: string; agentId: AgentId; reaction: Reaction };
const pairOf = ({ callId, agentId }: Pick<MetOffer, 'callId' | 'agentId'>) => `${callId}/${agentId}`;

/** An offer that was rescinded, cancelled or revoked does not say what the agent would have done. */
function readAnswer(offer: RecordedOffer, record: RecordedDay, lastAt: number): Answer | null {
  const { agentId, offeredAt, endedAt, outcome } = offer;
  if (endedAt === null) return null;
  const answer = { pair: pairOf(offer), agentId };
  const afterMs = endedAt - offeredAt;
  if (outcome === 'accepted') return { ...answer, reaction: { kind: 'accept', afterMs } };
  if (outcome === 'declined')
    return { ...answer, reaction: { kind: 'decline', afterMs, reason: offer.declineReason ?? 'other' } };
  if (outcome !== 'timedOut') return null;
  const changes = record.agents.find((agent) => agent.agentId === agentId)?.changes ?? [];
  // The next thing the agent did: press ready, go on a break, or nothing any more that day.
  const backAt = changes.find(({ at }) => at > endedAt)?.at ?? lastAt;
  return { ...answer, reaction: { kind: 'ignore', backAfterMs: Math.max(secondMs, backAt - endedAt) } };
}

export function readHabits(record: RecordedDay, lastAt: number): Pick<Day, 'react' | 'backAfterMs'> {
  const answers = record.offers.flatMap((offer) => readAnswer(offer, record, lastAt) ?? []);
  const byPair = Map.groupBy(answers, ({ pair }) => pair);
  const byAgent = Map.groupBy(answers, ({ agentId }) => agentId);
  const backs = answers.flatMap(({ reaction }) => (reaction.kind === 'ignore' ? [reaction.backAfterMs] : []));
  const middleBackMs = backs.sort((left, right) => left - right)[backs.length >> 1] ?? minuteMs;

  function draw(random: Random, agentId: AgentId): Reaction {
    const own = byAgent.get(agentId) ?? [];
    const among = own.length < leastAnswerCount ? answers : own;
    // A day without any answer: everybody accepts.
    return among[Math.floor(random() * among.length)]?.reaction ?? { kind: 'accept', afterMs: 3 * secondMs };
  }
  return {
    backAfterMs: () => middleBackMs,
    react(offer) {
      const recorded = byPair.get(pairOf(offer))?.[offer.time - 1];
      if (recorded !== undefined) return recorded.reaction;
      return draw(streamOf(1, 'answer', offer.agentId, offer.callId, offer.time), offer.agentId);
    },
  };
}
