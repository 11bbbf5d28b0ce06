import { inputOf, takeTicket } from '../applicant-page.ts';
import { calmHabits, classOf, openDistrict, quickTuning } from '../district.ts';
import { startFaultRedis } from '../fault-redis.ts';
import type { Scenario } from '../scenario.ts';
import { findMoved, listScores } from '../scores.ts';
import { comesTrue, pause } from '../waiting.ts';

const waitingCount = 30;
const busy = [classOf('busy1'), classOf('busy2')];
const resting = [classOf('rest1'), classOf('rest2'), classOf('rest3')];

/** Redis dies while calls are taken and while others wait, and comes back on its append-only file. */
export const redisKill: Scenario = {
  name: 'redis-kill',
  about:
    'kill −9 and restart on the AOF: places equal before and after, nobody dropped, no offer missed for it',
  async run(run) {
    const redis = await startFaultRedis(run);
    // Long enough for every restart: an offer that runs out here ran out because of it.
    const tuning = { ...quickTuning, offerTimeoutMs: 20_000, connectTimeoutMs: 20_000 };
    const district = await openDistrict(run, { redisUrl: redis.url, serverCount: 2, tuning });
    const { watch, person } = district;
    for (let at = 0; at < waitingCount; at += 1) {
      const queueClass = resting[at % resting.length] ?? classOf('rest1');
      await takeTicket(person, inputOf(`w${at}`, queueClass, { priority: run.random.between(0, 2) }));
    }
    const isResting = (entry: string) => entry.startsWith('d:srest');
    const before = listScores(await watch.snapshot()).filter(isResting);
    run.check(before.length === waitingCount, `${before.length} of ${waitingCount} wait`);

    for (let at = 0; at < 8; at += 1) district.addAgent(`a${at}`, busy, calmHabits);
    let isOver = false;
    for (let at = 0; at < 12; at += 1)
      district.addApplicants(busy, { doubleShare: 0.3, leaveShare: 0 }, () => isOver);
    const sampling = watch.keepSampling(() => isOver);
    const killCount = run.isShort ? 3 : 8;
    for (let round = 1; round <= killCount; round += 1) {
      const served = watch.ended.size;
      const isBusy = await comesTrue(() => watch.ended.size >= served + 10 || run.hasFailed(), 30_000);
      run.check(isBusy, `calls are no longer served after ${round - 1} kills`);
      await redis.kill();
      await pause(run.random.between(0, 300));
      await redis.restart();
      run.report(findMoved(before, listScores(await watch.snapshot()).filter(isResting)));
    }
    isOver = true;
    await sampling;
    run.note(
      `Redis killed ${killCount} times, ${watch.ended.size} calls served meanwhile, ${before.length} places compared`,
    );

    for (const [at, queueClass] of resting.entries()) district.addAgent(`r${at}`, [queueClass], calmHabits);
    const events = await district.finish();
    for (const { type, offerEnd, callId } of events) {
      run.check(offerEnd !== 'timedOut', `call ${callId} was missed`);
      run.check(type !== 'callAway' && type !== 'agentLost', `${type} ${callId}`);
    }
    const served = events.filter(({ type, callId }) => type === 'offerMade' && callId?.startsWith('w'));
    for (const queueClass of resting) {
      const wanted = before.filter((entry) => entry.startsWith(`${queueClass} `)).map(readPlace);
      const inOrder = wanted.sort((one, other) => one.score - other.score).map(({ id }) => id);
      const order = served.filter((event) => event.queueClass === queueClass).map(({ callId }) => callId);
      if (!run.hasFailed())
        run.check(order.join() === inOrder.join(), `${queueClass} was served as ${order}, not ${inOrder}`);
    }
  },
};

function readPlace(entry: string) {
  const [, id = '', score = ''] = entry.split(' ');
  return { id, score: Number(score) };
}
