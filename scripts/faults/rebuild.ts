// A server's ways back after Redis lost everything, as the product wires them, on a database that its recorder fills.
import type { ApplicantId, CallId, DepartmentId, MatterId } from '@cloudseat/shared/nouns/ids.ts';
import { type CallRepository, createCallRepository } from '../../server/src/call/call.repository.ts';
import { createCallEventRepository } from '../../server/src/call/call-event.repository.ts';
import { createDispatchStore } from '../../server/src/dispatch/dispatch.store.ts';
import type { DispatchStore } from '../../server/src/dispatch/dispatch-types.ts';
import { createPageLeases, type PageLeases } from '../../server/src/gateway/page-leases.ts';
import { createRestore } from '../../server/src/intake/restore.ts';
import { createTicketSeal } from '../../server/src/intake/ticket-seal.ts';
import { createRecorderRepository } from '../../server/src/journal/recorder.repository.ts';
import { startRecorder } from '../../server/src/journal/recorder.ts';
import { Lifetime } from '../../server/src/platform/lifetime.ts';
import { createLogger } from '../../server/src/platform/logger.ts';
import type { Redis } from '../../server/src/platform/redis.ts';
import type { QueueClass } from '../../server/src/queue/queue-class.ts';
import type { District } from './district.ts';
import { openFaultDatabase } from './fault-database.ts';
import { platformSecretKey } from './platform.ts';
import type { ScenarioRun } from './scenario.ts';
import { comesTrue } from './waiting.ts';

type Recorder = ReturnType<typeof startRecorder>;
const recordedWithinMs = 30_000;

export class Rebuild {
  readonly #store: DispatchStore;
  readonly #calls: CallRepository;
  readonly #leases: PageLeases;
  readonly #seal = createTicketSeal(platformSecretKey);
  readonly #startRecorder: () => Recorder;
  readonly restoreAll: () => Promise<number>;
  #recorder: Recorder | undefined;

  /** The matter of a call is its line here. */
  static async open(run: ScenarioRun, redis: Redis, district: District): Promise<Rebuild> {
    const { db } = await openFaultDatabase(run);
    const rebuild = new Rebuild(run, { db, redis, district });
    run.bind(() => rebuild.stopRecording());
    return rebuild;
  }

  private constructor(
    run: ScenarioRun,
    {
      db,
      redis,
      district,
    }: { db: Awaited<ReturnType<typeof openFaultDatabase>>['db']; redis: Redis; district: District },
  ) {
    const logger = createLogger({ level: 'silent', name: 'rebuild' });
    const { tenant, tuning } = district;
    const dispatch = createDispatchStore({ redis, tenant, tuning });
    const lifetime = new Lifetime();
    run.bind(() => dispatch.close());
    run.bind(() => lifetime.close());
    this.#store = dispatch;
    this.#calls = createCallRepository(db);
    const classOf = ({ matterId }: { matterId: MatterId }) => ({
      queueClass: String(matterId) as QueueClass,
      ratedMinutes: 5,
    });
    const nodeId = 'rebuilding';
    const { restore, restoreAll } = createRestore({
      ...{ calls: this.#calls, callEvents: createCallEventRepository(db), dispatch, seal: this.#seal },
      ...{ classOf, nodeId, logger },
      ...{ restoreAfterMs: 0, lifetime },
    });
    this.restoreAll = restoreAll;
    this.#leases = createPageLeases({
      ...{ dispatch, restore, nodeId, lifetime, logger },
      isHere: () => true,
      signIn: async () => {},
      // The scenario brings the tickets, and the rest back, by itself.
      tellStale: () => {},
      onDataLost: () => {},
    });
    const repository = createRecorderRepository(db);
    this.#startRecorder = () => startRecorder({ source: dispatch, repository, logger });
  }

  /** The row that intake writes before the ticket. */
  async draft(callId: CallId, applicantId: ApplicantId, queueClass: QueueClass): Promise<void> {
    await this.#calls.insertDraft({
      ...{ callId, applicantId, entryCode: null, entryPoint: 'web', regionId: null, locale: 'zh-Hans' },
      matterId: String(queueClass) as MatterId,
      departmentId: 'department' as DepartmentId,
      createdAt: new Date(),
    });
  }

  record(): void {
    this.#recorder ??= this.#startRecorder();
  }

  async stopRecording(): Promise<void> {
    await this.#recorder?.close();
    this.#recorder = undefined;
  }

  /** Throws when the database has not heard of it in time. */
  async untilRecorded(callIds: readonly CallId[], state: string): Promise<void> {
    const areThere = async () => {
      const rows = await this.#calls.listCalls(callIds);
      return rows.length === callIds.length && rows.every((row) => row.state === state);
    };
    if (await comesTrue(areThere, recordedWithinMs, 50)) return;
    throw new Error(`the database does not know that these calls are ${state}: ${callIds}`);
  }

  /** What the applicant's page keeps. */
  async sealOf(callId: CallId): Promise<string> {
    return this.#seal.seal(await this.#store.getCall(callId));
  }

  /** A page connects, with its ticket if it kept one. */
  async connect(applicantId: ApplicantId, pageId: string, ticket: string | null): Promise<CallId | null> {
    return (await this.#leases.announceApplicant(applicantId, pageId, ticket))?.callId ?? null;
  }
}
