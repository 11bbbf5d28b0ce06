// Looks on during a run: follows every event, checks the invariants again and again, and audits everything at its end.
import { createDispatchStore } from '../../server/src/dispatch/dispatch.store.ts';
import type { DispatchEvent } from '../../server/src/dispatch/dispatch-types.ts';
import { EventChecker } from '../../server/src/dispatch/testing/event-checker.ts';
import { findBroken } from '../../server/src/dispatch/testing/invariants.ts';
import { type Snapshot, takeSnapshot } from '../../server/src/dispatch/testing/snapshot.store.ts';
import { createLogger } from '../../server/src/platform/logger.ts';
import { connectRedis } from '../../server/src/platform/redis.ts';
import type { ScenarioRun } from './scenario.ts';
import { comesTrue, pause } from './waiting.ts';

const sampleEveryMs = 250;
const retryMs = 100;
const batchCount = 5_000;

export class Watch {
  readonly #run: ScenarioRun;
  readonly #redis: ReturnType<typeof connectRedis>;
  readonly #tenant: string;
  readonly store: ReturnType<typeof createDispatchStore>;
  /** As they came; a failover may have taken back the last of them. */
  readonly events: DispatchEvent[] = [];
  readonly #endings = new Map<string, () => void>();
  readonly ended = new Set<string>();
  sampleCount = 0;
  /** Grows when the events are read anew. */
  #reading = 0;
  #isClosed = false;

  constructor(run: ScenarioRun, redisUrl: string, tenant: string) {
    this.#run = run;
    this.#tenant = tenant;
    const logger = createLogger({ level: 'silent', name: 'watch' });
    this.#redis = connectRedis(redisUrl, logger, { commandTimeoutMs: 5_000 });
    this.store = createDispatchStore({ redis: this.#redis, tenant });
    void this.#follow();
    run.bind(() => this.#close());
  }

  /** Resolves when the call ended, or the watch is closed. */
  untilEnded(callId: string): Promise<void> {
    if (this.ended.has(callId) || this.#isClosed) return Promise.resolve();
    return new Promise((resolve) => this.#endings.set(callId, resolve));
  }

  /** The first event that fits, past or coming; throws when none came within the bound. */
  async find(
    what: string,
    fits: (event: DispatchEvent) => boolean,
    withinMs = 20_000,
  ): Promise<DispatchEvent> {
    await comesTrue(() => this.events.some(fits), withinMs);
    const found = this.events.find(fits);
    if (found === undefined) throw new Error(`no event within ${withinMs / 1000} s: ${what}`);
    return found;
  }

  /** Redis may have lost what was seen: only what it has counts. */
  startOver(): void {
    this.#reading += 1;
    this.events.length = 0;
    this.ended.clear();
  }

  /** Samples the invariants until told to stop; what is broken is reported to the run. */
  async keepSampling(isOver: () => boolean): Promise<void> {
    while (!isOver() && !this.#isClosed) {
      await pause(sampleEveryMs);
      const snapshot = await this.snapshot().catch(() => null);
      if (snapshot === null) continue;
      this.sampleCount += 1;
      this.#run.report(findBroken(snapshot));
    }
  }

  snapshot(): Promise<Snapshot> {
    return takeSnapshot(this.#redis, this.#tenant);
  }

  /** Every event there is must be a step the state machine knows, and together they must lead to what there is. */
  async audit(): Promise<DispatchEvent[]> {
    const events: DispatchEvent[] = [];
    for (;;) {
      const batch = await this.store.readEvents(events.at(-1)?.eventId ?? '0-0', 0, batchCount);
      if (batch.length === 0) break;
      events.push(...batch);
    }
    const checker = new EventChecker();
    for (const event of events) this.#run.report(checker.take(event));
    const snapshot = await this.snapshot();
    this.#run.report(checker.compare(snapshot));
    this.#run.report(findBroken(snapshot));
    return events;
  }

  async #follow(): Promise<void> {
    while (!this.#isClosed) {
      try {
        const reading = this.#reading;
        const lastId = this.events.at(-1)?.eventId ?? '0-0';
        const events = await this.store.readEvents(lastId, 1_000, batchCount);
        if (reading === this.#reading) for (const event of events) this.#take(event);
      } catch {
        if (!this.#isClosed) await pause(retryMs);
      }
    }
  }

  #take(event: DispatchEvent): void {
    this.events.push(event);
    if (event.type !== 'callEnded' || event.callId === null) return;
    this.ended.add(event.callId);
    this.#endings.get(event.callId)?.();
    this.#endings.delete(event.callId);
  }

  async #close(): Promise<void> {
    this.#isClosed = true;
    for (const resolve of this.#endings.values()) resolve();
    await this.store.close();
    this.#redis.disconnect();
  }
}
