// A district under faults: its Redis, its servers, its people, and somebody who looks on.
import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { makeId } from '../../server/src/platform/ids.ts';
import type { QueueClass } from '../../server/src/queue/queue-class.ts';
import { type DispatchTuning, dispatchTuning } from '../../server/src/tuning.ts';
import { AgentPage, type Habits } from './agent-page.ts';
import { inputOf, keepPage, leaveLine, type Person, takeTicket } from './applicant-page.ts';
import { Ledger } from './ledger.ts';
import type { ScenarioRun } from './scenario.ts';
import { Servers } from './servers.ts';
import { comesTrue } from './waiting.ts';
import { Watch } from './watch.ts';

/** Short where a run waits for it. */
export const quickTuning: DispatchTuning = {
  ...dispatchTuning,
  offerTimeoutMs: 500,
  offerLeaseExtraMs: 100,
  exclusionMs: 400,
  connectTimeoutMs: 3_000,
  tickIntervalMs: 50,
  heartbeatIntervalMs: 1_000,
  levelRingMs: 400,
  lowerLevelRingMs: 400,
  generalRingMs: 400,
  // A slow machine is not an outage.
  tickGapMs: 60_000,
  // The dead are looked at with every sample.
  endedCallTtlS: 5,
};

export const classOf = (name: string | number, departmentId = 'd') =>
  `${departmentId}:s${name}:1:zh:any` as QueueClass;
export const calmHabits: Habits = { declineShare: 0, ignoreShare: 0, doubleShare: 0, thinkMs: [5, 30] };
export const mixedHabits: Habits = {
  declineShare: 0.1,
  ignoreShare: 0.1,
  doubleShare: 0.3,
  thinkMs: [20, 150],
};

/** All calls must be over this long after the last fault, however slow the machine. */
const drainWithinMs = 45_000;
const drainInProofMs = 10_000;

type Options = { redisUrl: string; serverCount: number; tuning?: DispatchTuning; replicaCount?: number };

export async function openDistrict(run: ScenarioRun, options: Options): Promise<District> {
  const tenant = `t${makeId().replace(/[^A-Za-z0-9]/g, '')}`;
  const { redisUrl, serverCount, tuning = quickTuning, replicaCount = 0 } = options;
  const watch = new Watch(run, redisUrl, tenant);
  const shared = { redisUrl, tenant, tuning, replicaCount, defect: run.defect };
  const servers = new Servers(shared, run.random.fork());
  run.bind(() => servers.close());
  await servers.start(serverCount);
  return new District(run, { servers, watch, tuning, tenant });
}

type Parts = { servers: Servers; watch: Watch; tuning: DispatchTuning; tenant: string };

export class District {
  readonly servers: Servers;
  readonly watch: Watch;
  readonly tuning: DispatchTuning;
  readonly tenant: string;
  readonly ledger = new Ledger();
  readonly #run: ScenarioRun;
  readonly #agents: AgentPage[] = [];
  readonly #applicants: Promise<void>[] = [];
  #callCount = 0;

  constructor(run: ScenarioRun, parts: Parts) {
    this.#run = run;
    this.servers = parts.servers;
    this.watch = parts.watch;
    this.tuning = parts.tuning;
    this.tenant = parts.tenant;
  }

  get person(): Person {
    return { servers: this.servers, ledger: this.ledger, random: this.#run.random.fork() };
  }

  addAgent(agentId: string, classes: readonly QueueClass[], habits: Habits): void {
    const page = new AgentPage({ agentId, classes, habits, ...this.person });
    page.life.catch((error: Error) => this.#run.report([`agent ${agentId}: ${error.message}`]));
    this.#agents.push(page);
  }

  /** One applicant after another in this seat, each as soon as the last call is over, until told to stop. */
  addApplicants(
    classes: readonly QueueClass[],
    habits: { doubleShare: number; leaveShare: number },
    isOver: () => boolean,
  ): void {
    const person = this.person;
    const live = async () => {
      while (!isOver() && !this.#run.hasFailed()) {
        this.#callCount += 1;
        const input = inputOf(`c${this.#callCount}`, person.random.pick(classes), { times: this.tuning });
        await takeTicket(person, input, habits.doubleShare);
        const stay = this.keepPage(input.callId);
        if (person.random.chance(habits.leaveShare)) await leaveLine(person, input.callId);
        await stay;
      }
    };
    this.#applicants.push(
      live().catch((error: Error) => this.#run.report([`an applicant: ${error.message}`])),
    );
  }

  /** The applicant's page stays with the call until its end. */
  keepPage(callId: CallId): Promise<void> {
    return keepPage(this.person, callId, this.watch.untilEnded(callId));
  }

  /** The faults are over: the line drains, everybody goes, and what was acknowledged is compared with what is. */
  async finish() {
    const run = this.#run;
    const withinMs = run.isProof ? drainInProofMs : drainWithinMs;
    const drained = await comesTrue(
      () => run.hasFailed() || [...this.ledger.enqueued].every((callId) => this.watch.ended.has(callId)),
      withinMs,
    );
    const rest = [...this.ledger.enqueued].filter((callId) => !this.watch.ended.has(callId));
    run.check(
      drained,
      `the line did not drain in ${withinMs / 1000} s: ${rest.length} calls rest (${rest.slice(0, 3)})`,
    );
    if (run.hasFailed()) return [];
    await Promise.all(this.#applicants);
    await Promise.all(this.#agents.map((agent) => agent.close()));
    await this.servers.close();
    const events = await this.watch.audit();
    run.report(this.servers.failures);
    run.report(this.ledger.compare(events));
    run.note(this.ledger.summary());
    return events;
  }
}
