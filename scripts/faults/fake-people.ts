// Agents and applicants that send anything at any time, mostly what fits, often what is long over.
import type { AgentId, CallId, Fence } from '@cloudseat/shared/nouns/ids.ts';
import type {
  DispatchEvent,
  DispatchEventType,
  DispatchStore,
} from '../../server/src/dispatch/dispatch-types.ts';
import { inputOf } from './applicant-page.ts';
import { classOf, quickTuning } from './district.ts';
import type { Random } from './random.ts';

export type Sending = {
  name: string;
  run(store: DispatchStore): Promise<unknown>;
  /** The event that this command makes at most once, however often it is sent at a time. */
  effect: { type: DispatchEventType; callId: CallId } | null;
};
type Offer = { agentId: AgentId; deskId: string; callId: CallId; fence: Fence };

const agentIds = Array.from({ length: 6 }, (_, at) => `a${at}` as AgentId);
const classes = [classOf(1), classOf(2)];
const deskOf = (agentId: AgentId) => `desk-${agentId}`;
/** Remembered at most; the older half is stale by then. */
const keptCount = 12;

export class FakePeople {
  readonly #random: Random;
  #callCount = 0;
  readonly #callIds: CallId[] = ['c0' as CallId];
  readonly #offers: Offer[] = [];

  constructor(random: Random) {
    this.#random = random;
  }

  async begin(store: DispatchStore): Promise<void> {
    for (const agentId of agentIds) {
      await store.signIn(
        agentId,
        classes.map((queueClass) => ({ class: queueClass, penaltyMs: 0 })),
      );
      await store.claimDesk({ agentId, deskId: deskOf(agentId), nodeId: 'n1', takesOver: true });
    }
  }

  /** Remembers what rings. */
  see(events: readonly DispatchEvent[]): void {
    for (const { type, agentId, callId, fence } of events) {
      if (type !== 'offerMade' || agentId === null || callId === null || fence === null) continue;
      this.#offers.push({ agentId, deskId: deskOf(agentId), callId, fence });
      if (this.#offers.length > keptCount) this.#offers.shift();
    }
  }

  next(): Sending {
    const random = this.#random;
    const kinds = [
      ...[this.#enqueue, this.#enqueue, this.#status, this.#status, this.#status],
      ...[this.#accept, this.#accept, this.#accept, this.#decline, this.#started, this.#started],
      ...[this.#started, this.#end, this.#end, this.#save, this.#save, this.#leave, this.#page],
    ];
    return random.pick(kinds).call(this);
  }

  #offer(): Offer {
    const last = this.#offers.at(-1);
    if (last === undefined)
      return {
        agentId: agentIds[0] ?? ('a0' as AgentId),
        deskId: 'desk-a0',
        callId: 'c0' as CallId,
        fence: 1 as Fence,
      };
    return this.#random.chance(0.6) ? last : this.#random.pick(this.#offers);
  }

  #enqueue(): Sending {
    this.#callCount += 1;
    const callId = `c${this.#callCount}` as CallId;
    this.#callIds.push(callId);
    if (this.#callIds.length > keptCount) this.#callIds.shift();
    const input = inputOf(callId, this.#random.pick(classes), {
      priority: this.#random.between(0, 1),
      times: quickTuning,
    });
    return {
      name: `enqueue ${callId}`,
      run: (store) => store.enqueue({ ...input, nodeId: 'n1' }),
      effect: { type: 'callEnqueued', callId },
    };
  }

  #status(): Sending {
    const agentId = this.#random.pick(agentIds);
    const isReady = this.#random.chance(0.85);
    const input = {
      ...{ agentId, deskId: deskOf(agentId) },
      ...(isReady
        ? ({ status: 'ready', reason: null } as const)
        : ({ status: 'break', reason: 'meal' } as const)),
    };
    return { name: `${agentId} ${input.status}`, run: (store) => store.setStatus(input), effect: null };
  }

  #accept(): Sending {
    const offer = this.#offer();
    const effect = { type: 'offerAccepted', callId: offer.callId } as const;
    return { name: `accept ${offer.callId}:${offer.fence}`, run: (store) => store.accept(offer), effect };
  }

  #decline(): Sending {
    const offer = this.#offer();
    const run = (store: DispatchStore) => store.decline({ ...offer, reason: 'other' });
    return { name: `decline ${offer.callId}:${offer.fence}`, run, effect: null };
  }

  #started(): Sending {
    const { callId } = this.#offer();
    const side = this.#random.pick(['agent', 'applicant'] as const);
    return {
      name: `${side} started ${callId}`,
      run: (store) => store.reportStarted(callId, side),
      effect: { type: 'callStarted', callId },
    };
  }

  #end(): Sending {
    const { callId, agentId } = this.#offer();
    return {
      name: `end ${callId}`,
      run: (store) => store.end({ callId, by: 'agent', agentId }),
      effect: { type: 'callWrapUp', callId },
    };
  }

  #save(): Sending {
    const { callId, agentId } = this.#offer();
    return {
      name: `save ${callId}`,
      run: (store) => store.saveWrapUp(callId, agentId, 'answered'),
      effect: { type: 'callEnded', callId },
    };
  }

  #leave(): Sending {
    const callId = this.#random.pick(this.#callIds);
    return {
      name: `leave ${callId}`,
      run: (store) => store.leave(callId),
      effect: { type: 'callEnded', callId },
    };
  }

  #page(): Sending {
    const callId = this.#random.pick(this.#callIds);
    const run = (store: DispatchStore) => store.applicantConnected(callId, `page-${callId}`, 'n1');
    return { name: `page of ${callId}`, run, effect: { type: 'callReturned', callId } };
  }
}
