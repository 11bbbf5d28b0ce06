import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { Redis } from 'ioredis';
import { inputOf, takeTicket, untilAnswered } from '../applicant-page.ts';
import { calmHabits, classOf, openDistrict } from '../district.ts';
import { startFaultRedis } from '../fault-redis.ts';
import { type Rebuild, rebuild, type SignedTicket } from '../rebuild.ts';
import type { Scenario, ScenarioRun } from '../scenario.ts';
import { findMoved, listScores } from '../scores.ts';

const waitingCount = 30;
const classes = [classOf(1), classOf(2), classOf(3)];

/** Redis comes back empty. */
export const redisLost: Scenario = {
  name: 'redis-lost',
  about:
    'FLUSHALL: the line is rebuilt from the database and the signed tickets of the pages, with equal places',
  ...(rebuild === null
    ? { isToBeWired: 'the dispatcher does not rebuild yet, see scripts/faults/rebuild.ts' }
    : {}),
  run: (run) => (rebuild === null ? Promise.resolve() : loseAll(run, rebuild)),
};

async function loseAll(run: ScenarioRun, steps: Rebuild): Promise<void> {
  const redis = await startFaultRedis(run);
  const district = await openDistrict(run, { redisUrl: redis.url, serverCount: 2 });
  const { watch, person, servers, ledger } = district;
  const tickets: SignedTicket[] = [];
  for (let at = 0; at < waitingCount; at += 1) {
    const input = inputOf(`c${at}`, classes[at % classes.length] ?? classOf(1), {
      priority: run.random.between(0, 2),
    });
    await takeTicket(person, input);
    tickets.push(
      await untilAnswered(servers, (commands) => steps.ticketOf(commands, input.callId as CallId)),
    );
  }
  const before = listScores(await watch.snapshot());
  run.check(before.length === waitingCount, `${before.length} of ${waitingCount} wait`);
  const client = new Redis(redis.url);
  run.bind(() => client.disconnect());
  await client.flushall();
  watch.startOver();
  await untilAnswered(servers, (commands) => steps.restore(commands));
  // Shuffled and twice: pages come back in any order, some more than once.
  for (const ticket of [...tickets, ...tickets].sort(() => run.random.next() - 0.5))
    await untilAnswered(servers, (commands) => steps.showTicket(commands, ticket));
  run.report(findMoved(before, listScores(await watch.snapshot())));
  for (const [at, queueClass] of classes.entries()) district.addAgent(`a${at}`, [queueClass], calmHabits);
  await district.finish();
  run.note(`${before.length} places compared, ${ledger.enqueued.size} calls served`);
}
