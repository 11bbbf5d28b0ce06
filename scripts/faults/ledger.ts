// What people were told is done, kept by themselves, and compared with what the dispatcher has in the end.
import type { Disposition } from '@cloudseat/shared/nouns/call.ts';
import type { AgentId, CallId, Fence } from '@cloudseat/shared/nouns/ids.ts';
import type { DispatchEvent } from '../../server/src/dispatch/dispatch-types.ts';

type Offer = { agentId: AgentId; callId: CallId; fence: Fence };
const nameOf = ({ callId, fence }: Pick<Offer, 'callId' | 'fence'>) => `${callId}:${fence}`;

export class Ledger {
  readonly enqueued = new Set<string>();
  readonly left = new Set<string>();
  readonly #accepted = new Map<string, Offer & { acceptedAt: number }>();
  readonly #declined = new Map<string, Offer>();
  readonly #ended = new Set<string>();
  readonly #saved = new Map<string, Disposition>();
  /** What was wrong the moment it was told. */
  readonly problems: string[] = [];
  /** Refusals by their code: most are right, and their number says that a fault was met. */
  readonly refusals = new Map<string, number>();

  accept(offer: Offer, acceptedAt: number): void {
    const known = this.#accepted.get(nameOf(offer));
    if (known && (known.agentId !== offer.agentId || known.acceptedAt !== acceptedAt))
      this.problems.push(`offer ${nameOf(offer)} was acknowledged twice with different answers`);
    this.#accepted.set(nameOf(offer), { ...offer, acceptedAt });
  }

  decline(offer: Offer): void {
    this.#declined.set(nameOf(offer), offer);
  }

  end(callId: string): void {
    this.#ended.add(callId);
  }

  save(callId: string, disposition: Disposition): void {
    this.#saved.set(callId, disposition);
  }

  refuse(code: string): void {
    this.refusals.set(code, (this.refusals.get(code) ?? 0) + 1);
  }

  /** Each acknowledged thing must be in the events, once. `canRest`: calls may still wait. */
  compare(events: readonly DispatchEvent[], { canRest = false } = {}): string[] {
    const byCall = new Map<string, DispatchEvent[]>();
    for (const event of events) {
      if (event.callId === null) continue;
      const known = byCall.get(event.callId);
      if (known) known.push(event);
      else byCall.set(event.callId, [event]);
    }
    return [
      ...this.problems,
      ...this.#findLostCalls(byCall, canRest),
      ...this.#findLostAnswers(byCall),
      ...findDoubled(byCall),
    ];
  }

  summary(): string {
    const refused = [...this.refusals].map(([code, count]) => `${code} ${count}`).join(', ');
    const counts = `${this.enqueued.size} calls, ${this.#accepted.size} accepts, ${this.#declined.size} declines`;
    return `acknowledged: ${counts}, ${this.#saved.size} wrap-ups; refused: ${refused || 'none'}`;
  }

  *#findLostCalls(byCall: ReadonlyMap<string, DispatchEvent[]>, canRest: boolean): Generator<string> {
    for (const callId of this.enqueued) {
      const events = byCall.get(callId) ?? [];
      if (events.filter(({ type }) => type === 'callEnqueued').length !== 1)
        yield `call ${callId} was acknowledged and is not in the events once`;
      const last = events.at(-1)?.to;
      if (canRest || events.length === 0) continue;
      const wanted = this.left.has(callId) ? ['abandoned'] : ['completed'];
      if (last === null || last === undefined || !wanted.includes(last))
        yield `call ${callId} ends as ${last}, not ${wanted}`;
    }
  }

  *#findLostAnswers(byCall: ReadonlyMap<string, DispatchEvent[]>): Generator<string> {
    const has = (callId: string, test: (event: DispatchEvent) => boolean) =>
      byCall.get(callId)?.filter(test).length === 1;
    for (const [name, { callId, fence, agentId }] of this.#accepted)
      if (!has(callId, (event) => event.type === 'offerAccepted' && isOf(event, fence, agentId)))
        yield `the acknowledged accept of ${name} by ${agentId} is not in the events once`;
    for (const [name, { callId, fence, agentId }] of this.#declined)
      if (!has(callId, (event) => event.offerEnd === 'declined' && isOf(event, fence, agentId)))
        yield `the acknowledged decline of ${name} by ${agentId} is not in the events once`;
    for (const callId of this.#ended)
      if (!has(callId, ({ type }) => type === 'callWrapUp'))
        yield `the end of ${callId} is not in the events`;
    for (const [callId, disposition] of this.#saved)
      if (!has(callId, (event) => event.type === 'callEnded' && event.disposition === disposition))
        yield `the wrap-up of ${callId} is not in the events once`;
  }
}

const isOf = (event: DispatchEvent, fence: Fence, agentId: AgentId) =>
  event.fence === fence && event.agentId === agentId;

/** At most one accept an offer, one more an acceptance that went back to the line, one end a call; no fence twice. */
function* findDoubled(byCall: ReadonlyMap<string, DispatchEvent[]>): Generator<string> {
  const fences = new Set<number>();
  for (const [callId, events] of byCall) {
    const count = (type: DispatchEvent['type']) => events.filter((event) => event.type === type).length;
    const accepts = count('offerAccepted');
    const backs = count('callRequeued') + count('callSuspended');
    if (accepts > 1 + backs)
      yield `call ${callId} was accepted ${accepts} times and came back ${backs} times`;
    if (count('callEnded') > 1) yield `call ${callId} ended twice`;
    for (const { type, fence } of events) {
      if (type !== 'offerMade' || fence === null) continue;
      if (fences.has(fence)) yield `fence ${fence} was given twice`;
      fences.add(fence);
    }
  }
}
