import { Redis } from 'ioredis';
import { createDispatchStore } from '../../../server/src/dispatch/dispatch.store.ts';
import type { DispatchEvent, DispatchStore } from '../../../server/src/dispatch/dispatch-types.ts';
import { EventChecker } from '../../../server/src/dispatch/testing/event-checker.ts';
import { findBroken } from '../../../server/src/dispatch/testing/invariants.ts';
import { takeSnapshot } from '../../../server/src/dispatch/testing/snapshot.store.ts';
import { AppError } from '../../../server/src/platform/errors.ts';
import { makeId } from '../../../server/src/platform/ids.ts';
import { quickTuning } from '../district.ts';
import { FakePeople, type Sending } from '../fake-people.ts';
import { startFaultRedis } from '../fault-redis.ts';
import type { Scenario, ScenarioRun } from '../scenario.ts';

const tuning = {
  ...quickTuning,
  offerTimeoutMs: 150,
  offerLeaseExtraMs: 50,
  exclusionMs: 100,
  connectTimeoutMs: 800,
  // A ticket that is sent again after this would be a new one.
  endedCallTtlS: 3_600,
};

/** Pages whose network doubles and reorders what they send, by way of two servers. */
export const doubledCommands: Scenario = {
  name: 'doubled-commands',
  about: 'commands sent twice at a time and again much later: one effect, equal answers, typed errors',
  async run(run) {
    const redis = await startFaultRedis(run);
    const clients = [new Redis(redis.url), new Redis(redis.url)] as const;
    const tenant = `t${makeId().replace(/[^A-Za-z0-9]/g, '')}`;
    const stores = clients.map((client) => createDispatchStore({ redis: client, tenant, tuning }));
    const [left, right] = stores;
    if (!left || !right) throw new Error('two stores are needed');
    run.bind(async () => {
      for (const store of stores) await store.close();
      for (const client of clients) client.disconnect();
    });
    const people = new FakePeople(run.random.fork());
    await people.begin(left);
    const checker = new EventChecker();
    const sent: Sending[] = [];
    const counts = { sent: 0, doubled: 0, replayed: 0, refused: 0 };
    let lastId = '0-0';
    for (let step = 0; step < (run.isShort ? 400 : 1_500) && !run.hasFailed(); step += 1) {
      const isReplay = sent.length > 0 && run.random.chance(0.2);
      const sending = isReplay ? run.random.pick(sent) : people.next();
      sent.push(sending);
      const copies = run.random.chance(0.5) ? [left, right, left].slice(0, run.random.between(2, 3)) : [left];
      counts.sent += copies.length;
      counts.doubled += copies.length - 1;
      counts.replayed += Number(isReplay);
      counts.refused += await send(run, sending, copies);
      if (run.random.chance(0.2)) await left.tick();
      const events = await left.readEvents(lastId, 0, 1_000);
      lastId = events.at(-1)?.eventId ?? lastId;
      for (const event of events) run.report(checker.take(event));
      people.see(events);
      run.report(findDoubles(sending, events));
      run.report(findBroken(await takeSnapshot(clients[0], tenant)));
    }
    run.report(checker.compare(await takeSnapshot(clients[0], tenant)));
    run.check(counts.refused > 0, 'nothing was refused: the commands were not out of order');
    run.note(
      `${counts.sent} sent, ${counts.doubled} of them copies, ${counts.replayed} replayed, ${counts.refused} refused`,
    );
  },
};

/** Copies go out at one time; those that are done must have been told the same. Gives how many were refused. */
async function send(run: ScenarioRun, sending: Sending, copies: readonly DispatchStore[]): Promise<number> {
  const answers = await Promise.allSettled(copies.map((store) => sending.run(store)));
  const done = answers.flatMap((answer) =>
    answer.status === 'fulfilled' ? [JSON.stringify(answer.value)] : [],
  );
  run.check(
    new Set(done).size <= 1,
    `copies of ${sending.name} were answered ${[...new Set(done)].join(' and ')}`,
  );
  const errors = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as Error] : []));
  for (const error of errors)
    run.check(error instanceof AppError, `${sending.name} failed without a type: ${error.message}`);
  return errors.length;
}

/** However often a command was sent, its change is there at most once. */
function findDoubles({ name, effect }: Sending, events: readonly DispatchEvent[]): string[] {
  if (effect === null) return [];
  const found = events.filter(({ type, callId }) => type === effect.type && callId === effect.callId);
  return found.length > 1 ? [`${name} made ${found.length} events ${effect.type}`] : [];
}
