import { inputOf, takeTicket } from '../applicant-page.ts';
import { calmHabits, classOf, openDistrict, quickTuning } from '../district.ts';
import { startFaultRedis } from '../fault-redis.ts';
import { acceptOffer, finishCall, offerOf, sitDown, startTalk } from '../people.ts';
import type { Scenario } from '../scenario.ts';
import { Refused } from '../server-wire.ts';
import { pause } from '../waiting.ts';

const pairCount = 6;
const queueClass = classOf(1);
const lateCodes = ['OFFER_STALE', 'OFFER_TAKEN', 'OFFER_EXPIRED'];

/** A server that was stopped for longer than an offer wakes up with an accept in its hands. */
export const frozenServer: Scenario = {
  name: 'frozen-server',
  about: 'SIGSTOP, SIGCONT: its late accepts are stale, whether the call rings elsewhere or is taken',
  async run(run) {
    const redis = await startFaultRedis(run);
    // Six offers that run out together are no fault of the system here.
    const tuning = { ...quickTuning, faultMinCount: 1_000, connectTimeoutMs: 30_000 };
    const district = await openDistrict(run, { redisUrl: redis.url, serverCount: 2, tuning });
    const { watch, ledger, person } = district;
    const [frozen, other] = district.servers.alive();
    if (!frozen || !other) throw new Error('two servers are needed');
    const numbers = Array.from({ length: pairCount }, (_, at) => at);
    for (const at of numbers) await sitDown(frozen.commands, `cold${at}`, [queueClass]);
    for (const at of numbers) await takeTicket(person, inputOf(`c${at}`, queueClass));
    const ringingAt = (at: number, prefix: string) =>
      watch.find(
        `call ${at} rings at ${prefix}`,
        ({ type, callId, agentId }) =>
          type === 'offerMade' && callId === `c${at}` && (agentId?.startsWith(prefix) ?? false),
      );
    const early = await Promise.all(numbers.map(async (at) => offerOf(await ringingAt(at, 'cold'))));

    frozen.freeze();
    const frozenAt = performance.now();
    const late = Promise.allSettled(early.map((offer) => frozen.commands.accept(offer)));
    for (const at of numbers)
      await watch.find(
        `offer ${at} ran out`,
        ({ type, callId }) => type === 'offerEnded' && callId === `c${at}`,
      );
    for (const at of numbers) await sitDown(other.commands, `warm${at}`, [queueClass]);
    const next = await Promise.all(numbers.map(async (at) => offerOf(await ringingAt(at, 'warm'))));
    const [taken, ringing] = [next.slice(0, pairCount / 2), next.slice(pairCount / 2)];
    for (const offer of taken) await acceptOffer(other.commands, offer, ledger);
    // The rest of the freeze: as long as the plan says, but the other half must still ring.
    await pause(Math.max(0, (run.isShort ? 1_000 : 5_000) - (performance.now() - frozenAt)));
    frozen.thaw();
    for (const [at, answer] of (await late).entries()) {
      const code =
        answer.status === 'rejected' && answer.reason instanceof Refused ? answer.reason.code : null;
      run.check(code !== null && lateCodes.includes(code), `late accept ${at}: ${code ?? answer.status}`);
      if (code !== null) ledger.refuse(code);
    }
    run.note(
      `${early.length} accepts held back by a freeze of ${Math.round(performance.now() - frozenAt)} ms`,
    );

    for (const offer of taken) {
      await startTalk(other.commands, offer.callId);
      await finishCall(other.commands, offer, ledger);
    }
    // By now they may have missed theirs: their pages see to it.
    for (const { agentId } of ringing) district.addAgent(agentId, [queueClass], calmHabits);
    await district.finish();
  },
};
