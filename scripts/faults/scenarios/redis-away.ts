import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { DispatchEvent } from '../../../server/src/dispatch/dispatch-types.ts';
import type { DispatchTuning } from '../../../server/src/tuning.ts';
import { inputOf, takeTicket } from '../applicant-page.ts';
import { calmHabits, classOf, type District, openDistrict, quickTuning } from '../district.ts';
import { startFaultRedis } from '../fault-redis.ts';
import { acceptOffer, offerOf, sitDown, startTalk } from '../people.ts';
import type { Scenario } from '../scenario.ts';
import { findMoved, listScores } from '../scores.ts';
import { comesTrue, pause } from '../waiting.ts';

const [ringing, talking, resting] = [classOf('ring'), classOf('talk'), classOf('rest')];
const ringingCount = 10;
const talkingCount = 5;
const restingCount = 20;

/** Every figure of a minute's outage at a sixth: the outage is longer than each lease and each offer. */
const tuning: DispatchTuning = {
  ...quickTuning,
  offerTimeoutMs: 2_000,
  offerLeaseExtraMs: 200,
  connectTimeoutMs: 60_000,
  leaseMs: 3_000,
  heartbeatIntervalMs: 400,
  agentLostRingingMs: 500,
  agentLostIdleMs: 1_000,
  agentLostToldMs: 800,
  agentLostOnCallMs: 2_000,
  applicantLostMs: 2_000,
  tickGapMs: 1_000,
  graceMs: 4_000,
  endedCallTtlS: 60,
};

/** Types that say that somebody was dropped. */
const drops = [
  'callAway',
  'callEnded',
  'agentLost',
  'applicantLost',
  'callSuspended',
  'callRequeued',
  'agentChanged',
];

export const redisAway: Scenario = {
  name: 'redis-away',
  about: 'Redis away for longer than every lease: nobody is dropped, places stay, no offer counts as missed',
  async run(run) {
    const redis = await startFaultRedis(run);
    const district = await openDistrict(run, { redisUrl: redis.url, serverCount: 2, tuning });
    const { watch } = district;
    await fill(district);
    const before = listScores(await watch.snapshot());
    run.check(before.length === restingCount, `${before.length} of ${restingCount} wait`);
    const seenCount = watch.events.length;
    const later = () => watch.events.slice(seenCount);

    await redis.kill();
    await pause(run.isShort ? 4_000 : 10_000);
    await redis.restart();
    const isOffered = ({ type }: DispatchEvent) => type === 'offerMade';
    const areBack = await comesTrue(() => later().filter(isOffered).length >= ringingCount, 20_000);
    run.check(areBack, `only ${later().filter(isOffered).length} of ${ringingCount} offers were made anew`);
    run.report(findMoved(before, listScores(await watch.snapshot())));
    for (const { type, callId, agentId, reason, offerEnd } of later()) {
      run.check(!drops.includes(type), `${type} (${reason}) of ${callId ?? agentId}`);
      run.check(offerEnd !== 'timedOut', `agent ${agentId} was marked for ${callId}`);
    }
    const faultCount = later().filter(({ reason }) => reason === 'systemFault').length;
    run.note(`${faultCount} offers moved on without blame, ${before.length} places compared`);

    // Talks and ringing calls go on by hand; who rests must outlast the grace and a lease after it.
    for (let at = 0; at < ringingCount; at += 1) district.addAgent(`r${at}`, [ringing], calmHabits);
    for (let at = 0; at < talkingCount; at += 1) district.addAgent(`t${at}`, [talking], calmHabits);
    await pause(tuning.graceMs + tuning.leaseMs + 500);
    run.report(findMoved(before, listScores(await watch.snapshot())));
    run.check(
      !later().some(({ type, callId }) => type === 'callAway' && callId !== null),
      'a call went away after the grace, with its page there',
    );
    for (let at = 0; at < 3; at += 1) district.addAgent(`w${at}`, [resting], calmHabits);
    await district.finish();
  },
};

/** Ten calls ring, five are spoken to, twenty wait; every page is there, so its server renews its lease. */
async function fill(district: District): Promise<void> {
  const { servers, watch, ledger, person } = district;
  const [first] = servers.alive();
  if (!first) throw new Error('a server is needed');
  const enter = async (callId: string, queueClass: typeof ringing) => {
    await takeTicket(person, inputOf(callId, queueClass));
    void district.keepPage(callId as CallId);
  };
  const sit = async (agentId: string, queueClass: typeof ringing) => {
    await sitDown(first.commands, agentId, [queueClass]);
    first.followAgent(agentId as Parameters<typeof first.followAgent>[0], `desk-${agentId}`);
  };
  for (let at = 0; at < talkingCount; at += 1) {
    await sit(`t${at}`, talking);
    await enter(`ct${at}`, talking);
    const made = await watch.find(
      'an offer to talk',
      ({ type, callId }) => type === 'offerMade' && callId === `ct${at}`,
    );
    await acceptOffer(first.commands, offerOf(made), ledger);
    await startTalk(first.commands, `ct${at}` as CallId);
  }
  for (let at = 0; at < restingCount; at += 1) await enter(`cw${at}`, resting);
  for (let at = 0; at < ringingCount; at += 1) await sit(`r${at}`, ringing);
  // Last and all at once: they must still ring when Redis goes.
  await Promise.all(Array.from({ length: ringingCount }, (_, at) => enter(`cr${at}`, ringing)));
  const isRinging = ({ type, queueClass }: DispatchEvent) => type === 'offerMade' && queueClass === ringing;
  await comesTrue(() => watch.events.filter(isRinging).length >= ringingCount, 5_000);
}
