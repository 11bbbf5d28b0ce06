import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { ApplicantId, CallId, DepartmentId, MatterId } from '@cloudseat/shared/nouns/ids.ts';
import { createCallRepository } from '../../../server/src/call/call.repository.ts';
import { callEvents, calls } from '../../../server/src/call/call.schema.ts';
import type { DispatchEvent } from '../../../server/src/dispatch/dispatch-types.ts';
import { createRecorderRepository } from '../../../server/src/journal/recorder.repository.ts';
import type { Database } from '../../../server/src/platform/db.ts';
import { classOf, mixedHabits, openDistrict } from '../district.ts';
import { openFaultDatabase } from '../fault-database.ts';
import { startFaultRedis } from '../fault-redis.ts';
import type { RecorderChildOptions } from '../recorder-child.ts';
import type { Scenario, ScenarioRun } from '../scenario.ts';
import { comesTrue } from '../waiting.ts';

const recorderCount = 2;
/** The first ones die with their first batch, so that some do however few batches there are. */
const surelyDeadly = 3;
/** Calls beyond these have no row to compare. */
const draftCount = 500;
const classes = [classOf(1), classOf(2)];

/** Recorders on two servers die around their commits, again and again. */
export const recorderKill: Scenario = {
  name: 'recorder-kill',
  about: 'kill −9 before and between commit and ack: each event of a call is in the database once, in order',
  async run(run) {
    const redis = await startFaultRedis(run);
    const { url, db } = await openFaultDatabase(run);
    await insertDrafts(db);
    const district = await openDistrict(run, { redisUrl: redis.url, serverCount: 1 });
    const recorders = new Recorders(run, { redisUrl: redis.url, tenant: district.tenant, databaseUrl: url });
    recorders.start();
    for (let at = 0; at < 8; at += 1) district.addAgent(`a${at}`, classes, mixedHabits);
    const endsAt = performance.now() + (run.isShort ? 1_500 : 10_000);
    const isOver = () => performance.now() > endsAt || run.hasFailed();
    for (let at = 0; at < 16; at += 1)
      district.addApplicants(classes, { doubleShare: 0.3, leaveShare: 0.1 }, isOver);
    const events = await district.finish();
    const lastEventId = events.at(-1)?.eventId;
    const { findPosition } = createRecorderRepository(db);
    const isRecorded = await comesTrue(async () => (await findPosition()) === lastEventId, 150_000, 100);
    run.check(isRecorded, `recorded up to ${await findPosition()} of ${lastEventId}`);
    await recorders.close();
    run.check(recorders.deathCount >= surelyDeadly, `only ${recorders.deathCount} recorders died`);
    const recordedCount = await compare(run, db, events);
    run.note(`${recorders.deathCount} recorders died, ${recordedCount} events stored`);
  },
};

/** Rows as intake writes them before it enqueues. */
async function insertDrafts(db: Database): Promise<void> {
  const { insertDraft } = createCallRepository(db);
  const numbers = Array.from({ length: draftCount }, (_, at) => at + 1);
  await Promise.all(
    numbers.map((number) =>
      insertDraft({
        callId: `c${number}` as CallId,
        applicantId: `u-c${number}` as ApplicantId,
        matterId: 'matter' as MatterId,
        departmentId: 'department' as DepartmentId,
        entryCode: null,
        entryPoint: 'web',
        regionId: null,
        locale: 'zh-Hans',
        createdAt: new Date(),
      }),
    ),
  );
}

class Recorders {
  readonly #run: ScenarioRun;
  readonly #options: Pick<RecorderChildOptions, 'redisUrl' | 'tenant' | 'databaseUrl'>;
  readonly #children = new Set<ChildProcess>();
  #startCount = 0;
  #isClosed = false;
  deathCount = 0;

  constructor(run: ScenarioRun, options: Pick<RecorderChildOptions, 'redisUrl' | 'tenant' | 'databaseUrl'>) {
    this.#run = run;
    this.#options = options;
    run.bind(() => this.close());
  }

  start(): void {
    for (let count = 0; count < recorderCount; count += 1) this.#startOne();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const child of this.#children) {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
  }

  #startOne(): void {
    this.#startCount += 1;
    const seed = this.#run.random.between(0, 0xffffffff);
    const options: RecorderChildOptions = {
      ...this.#options,
      seed,
      deadlyShare: this.#startCount <= surelyDeadly ? 1 : 0.08,
    };
    const file = join(import.meta.dirname, '..', 'recorder-child.ts');
    const child = fork(file, [JSON.stringify(options)], { execArgv: [] });
    this.#children.add(child);
    child.on('exit', (code, signal) => {
      this.#children.delete(child);
      if (this.#isClosed) return;
      this.#run.check(signal === 'SIGKILL', `a recorder ended by itself with ${code ?? signal}`);
      this.deathCount += 1;
      this.#startOne();
    });
  }
}

/** The database against the stream. Gives how many events it has. */
async function compare(run: ScenarioRun, db: Database, events: readonly DispatchEvent[]): Promise<number> {
  const wanted = events.filter(({ callId }) => callId !== null);
  const rows = await db.select().from(callEvents);
  const counts = new Map<string, number>();
  for (const { eventId } of rows) counts.set(eventId, (counts.get(eventId) ?? 0) + 1);
  for (const { eventId, callId, type } of wanted)
    run.check(counts.get(eventId) === 1, `${type} of ${callId} is stored ${counts.get(eventId) ?? 0} times`);
  run.check(rows.length === wanted.length, `${rows.length} rows for ${wanted.length} events`);
  const last = new Map(wanted.map((event) => [String(event.callId), event]));
  for (const { callId, state, version } of await db.select().from(calls)) {
    const event = last.get(callId);
    if (event === undefined) continue;
    const isSame = state === event.to && version === event.version;
    run.check(
      isSame,
      `call ${callId} is ${state} ${version} in its row, ${event.to} ${event.version} in the stream`,
    );
  }
  return rows.length;
}
