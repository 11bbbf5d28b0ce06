import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { Redis } from 'ioredis';
import type { EnqueueInput } from '../../../server/src/dispatch/dispatch-types.ts';
import { inputOf, takeTicket } from '../applicant-page.ts';
import { calmHabits, classOf, openDistrict } from '../district.ts';
import { startFaultRedis } from '../fault-redis.ts';
import { Rebuild } from '../rebuild.ts';
import type { Scenario, ScenarioRun } from '../scenario.ts';
import { findMoved, listScores } from '../scores.ts';

const waitingCount = 30;
/** The last tickets, which the database has not heard of when Redis is lost: only their pages know. */
const unheardCount = 6;
/** Of the others: their pages have lost the ticket, or do not come before the database is asked. */
const withoutTicketCount = 6;
const absentCount = 6;
const classes = [classOf(1), classOf(2), classOf(3)];

type Waiting = { input: EnqueueInput; ticket: string };

/** Redis comes back empty. */
export const redisLost: Scenario = {
  name: 'redis-lost',
  about:
    'FLUSHALL: the line is rebuilt from the database and the sealed tickets of the pages, with equal places',
  async run(run) {
    const redis = await startFaultRedis(run);
    const district = await openDistrict(run, { redisUrl: redis.url, serverCount: 2 });
    const { watch, ledger, person } = district;
    const client = new Redis(redis.url);
    run.bind(() => client.disconnect());
    const rebuild = await Rebuild.open(run, client, district);
    rebuild.record();

    const people: Waiting[] = [];
    for (let at = 0; at < waitingCount; at += 1) {
      if (at === waitingCount - unheardCount) {
        await rebuild.untilRecorded(people.map(idOf), 'queued');
        await rebuild.stopRecording();
      }
      // Only a ticket proves a priority; the database gives everybody the usual one.
      const hasTicket = at >= withoutTicketCount + absentCount;
      const priority = hasTicket ? run.random.between(0, 2) : 0;
      const input = inputOf(`c${at}`, classes[at % classes.length] ?? classOf(1), { priority });
      await rebuild.draft(input.callId, input.applicantId, input.queueClass);
      await takeTicket(person, input);
      people.push({ input, ticket: await rebuild.sealOf(input.callId) });
    }
    const before = listScores(await watch.snapshot());
    run.check(before.length === waitingCount, `${before.length} of ${waitingCount} wait`);

    await client.flushall();
    await client.call('FUNCTION', 'FLUSH');
    watch.startOver();
    rebuild.record();
    const [absent, present] = [people.slice(0, absentCount), people.slice(absentCount)];
    await comeBack(run, rebuild, present);
    const restoredCount = await rebuild.restoreAll();
    run.check(
      restoredCount === absentCount,
      `the database put back ${restoredCount} of ${absentCount} calls`,
    );
    run.report(findMoved(before, listScores(await watch.snapshot())));
    await comeBack(run, rebuild, absent);
    run.report(findMoved(before, listScores(await watch.snapshot())));

    for (const [at, queueClass] of classes.entries()) district.addAgent(`a${at}`, [queueClass], calmHabits);
    for (const { input } of people) void district.keepPage(input.callId);
    await district.finish();
    if (!run.hasFailed()) await rebuild.untilRecorded(people.map(idOf), 'completed');
    run.note(
      `${before.length} places compared, ${restoredCount} from the database alone, ${ledger.enqueued.size} served`,
    );
  },
};

const idOf = ({ input }: Waiting): CallId => input.callId;

/** Shuffled and twice: pages come back in any order, some more than once. */
async function comeBack(run: ScenarioRun, rebuild: Rebuild, people: readonly Waiting[]): Promise<void> {
  const order = [...people, ...people]
    .map((each) => ({ each, at: run.random.next() }))
    .sort((one, other) => one.at - other.at);
  for (const { each } of order) {
    const { callId, applicantId, pageId } = each.input;
    const isLost = Number(callId.slice(1)) < withoutTicketCount + absentCount;
    const found = await rebuild.connect(applicantId, pageId, isLost ? null : each.ticket);
    run.check(found === callId, `the page of ${callId} came back to ${found}`);
  }
}
