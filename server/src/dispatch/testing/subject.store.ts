import { randomUUID } from 'node:crypto';
import { AppError } from '../../platform/errors.ts';
import type { Redis } from '../../platform/redis.ts';
import type { RunTransition } from '../../platform/redis-functions.ts';
import { type DispatchTuning, dispatchTuning } from '../../tuning.ts';
import { createDispatchStore, createTransitions } from '../dispatch.store.ts';
import type { ScriptSources } from '../dispatch-scripts.ts';
import type { DispatchEvent, DispatchStore } from '../dispatch-types.ts';
import { dropTenant, type Snapshot, takeSnapshot } from './snapshot.store.ts';

/** The rules' figures made short, so that a run of a few minutes meets every deadline. */
export const shortTuning: DispatchTuning = {
  ...dispatchTuning,
  leaseMs: 12_000,
  applicantGoneMs: 6_000,
  awayMs: 40_000,
  applicantLostMs: 30_000,
  suspendedMs: 50_000,
  agentLostOnCallMs: 20_000,
  wrapUpMs: 30_000,
  wrapUpExtensionMs: 20_000,
  graceMs: 8_000,
  priorityBoostMs: 10_000,
  passedMs: 50_000,
  callbackConnectMs: 15_000,
  callbackRetryMs: 20_000,
  callbackAttemptCount: 2,
  sameAgentMs: 6_000,
  transferHoldMs: 12_000,
  legMs: 30_000,
  scarceLeadMs: 15_000,
  gatherMs: 25_000,
  gatherRestMs: 10_000,
};

/** Only here: scripts whose time is a key that the test sets. Nothing a server is configured with leads to it. */
const testClock = `local testBase
local function readClock() return tonumber(redis.call('GET', testBase .. ':testclock') or 0) end`;

const setClock = `now = math.max(tonumber(ARGV[1]), lastTick)
nowText = textOf(now)
redis.call('SET', base .. ':testclock', ARGV[1])
return { 0 }`;

const withTestClock = (sources: ScriptSources): ScriptSources => {
  const base = (sources.get('parts/base') ?? '').replace(
    '  if key ~= base then\n',
    '  testBase = key\n  if key ~= base then\n',
  );
  return new Map(sources).set('parts/clock', testClock).set('parts/base', base).set('set-clock', setClock);
};

/** A dispatcher of its own tenant whose clock stands still until moved. */
export class Subject {
  readonly store: DispatchStore;
  readonly #redis: Redis;
  readonly #run: RunTransition;
  readonly #tenant = `t${randomUUID().slice(0, 12)}`;
  #lastEventId = '0-0';
  #now = 0;

  constructor(redis: Redis, sources: ScriptSources, tuning: DispatchTuning = shortTuning) {
    this.#redis = redis;
    const transitions = createTransitions(redis, this.#tenant, tuning, withTestClock(sources));
    this.#run = transitions.run;
    this.store = createDispatchStore({
      ...{ redis, tenant: this.#tenant, tuning, transitions },
      now: () => this.#now,
    });
  }

  /** In order with the commands of the store. */
  async setClock(now: number): Promise<void> {
    this.#now = now;
    await this.#run('set-clock', [now]);
  }

  snapshot(): Promise<Snapshot> {
    return takeSnapshot(this.#redis, this.#tenant);
  }

  /** Those since the last time. */
  async takeEvents(): Promise<DispatchEvent[]> {
    const events = await this.store.readEvents(this.#lastEventId, 0, 10_000);
    this.#lastEventId = events.at(-1)?.eventId ?? this.#lastEventId;
    return events;
  }

  async close(): Promise<void> {
    await this.store.close();
    await dropTenant(this.#redis, this.#tenant);
  }
}

/** The state a command answered with, else its error's code. */
export async function outcomeOf(command: Promise<unknown>): Promise<string> {
  try {
    const answer = await command;
    if (typeof answer !== 'object' || answer === null) return 'ok';
    if ('state' in answer) return String(answer.state);
    return 'desk' in answer ? String(answer.desk) : 'ok';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}
