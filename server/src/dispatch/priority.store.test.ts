import type { AgentId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { readOfferWhy } from '../call/offer-why.ts';
import type { QueueClass } from '../queue/queue-class.ts';
import { ringsOf } from '../queue/rings.ts';
import { dispatchTuning } from '../tuning.ts';
import type { District } from './testing/district.store.ts';
import { useDistrict } from './testing/use-district.store.ts';

let district: District;
const current = useDistrict();
beforeEach(() => {
  district = current();
});

const prioritize = (callId: CallId, priority: number) =>
  district.store.setPriority({ callId, priority, decidedBy: 's1' as AgentId, note: 'cannot stand long' });
const aheadOf = async (callId: CallId) => (await district.store.findPlace(callId))?.aheadCount;
const eventsOf = async (callId: CallId) =>
  (await district.store.readEvents('0-0', 0, 10_000)).filter((event) => event.callId === callId);

describe('a call put before others', () => {
  it('is served first, says so, and keeps its first time; who decided it stands in the events', async () => {
    const first = await district.call('c1');
    const second = await district.call('c2');
    const { enqueuedAt } = await district.store.getCall(second);
    expect([await aheadOf(first), await aheadOf(second)]).toEqual([0, 1]);
    await prioritize(second, 1);
    // What the first was shown does not get worse.
    expect([await aheadOf(first), await aheadOf(second)]).toEqual([0, 0]);
    expect(await district.store.getCall(second)).toMatchObject({ priority: 1, enqueuedAt, state: 'queued' });
    await district.agent('a1');
    expect([await district.stateOf(first), await district.stateOf(second)]).toEqual(['queued', 'offered']);
    const events = await eventsOf(second);
    expect(events.find(({ type }) => type === 'callPrioritized')).toMatchObject({
      ...{ priority: 1, decidedBy: 's1', note: 'cannot stand long', from: 'queued', to: 'queued' },
    });
    const made = events.find(({ type }) => type === 'offerMade');
    expect(readOfferWhy(made?.why)).toMatchObject({ reason: 'priority' });
  });

  it('counts as ten minutes of waiting: who waits longer than that is before it all the same', async () => {
    const first = await district.call('c1');
    await district.pass(601);
    const second = await district.call('c2');
    await prioritize(second, 1);
    await district.agent('a1');
    expect([await district.stateOf(first), await district.stateOf(second)]).toEqual(['offered', 'queued']);
  });

  it('goes back among the others, and a repeat changes and tells nothing', async () => {
    const first = await district.call('c1');
    const second = await district.call('c2');
    const { version } = await prioritize(second, 2);
    expect(await prioritize(second, 2)).toMatchObject({ version });
    await prioritize(second, 0);
    expect(await prioritize(second, 0)).toMatchObject({ version: version + 1 });
    await district.agent('a1');
    expect([await district.stateOf(first), await district.stateOf(second)]).toEqual(['offered', 'queued']);
  });

  it('is looked for in the wider rings at once', async () => {
    const permits = 'd:permits:2:zh:any' as QueueClass;
    await district.agent('busy', [permits], 'notReady');
    await district.agent('window', ['d:general:1:zh:any' as QueueClass]);
    const callId = await district.call('c1', {
      queueClass: permits,
      rings: ringsOf(permits, dispatchTuning),
    });
    expect(await district.stateOf(callId)).toBe('queued');
    await prioritize(callId, 1);
    expect(await district.ringsAt(callId)).toEqual(['window']);
  });

  it('keeps it while away and through a missed turn', async () => {
    const first = await district.call('c1');
    const second = await district.call('c2');
    await district.store.pause(second);
    await prioritize(second, 1);
    const agentId = await district.agent('a1');
    expect([await district.stateOf(second), await district.ringsAt(first)]).toEqual(['passed', [agentId]]);
    await prioritize(second, 2);
    await district.call('c3');
    await district.store.comeBack(second, { pageId: 'p', nodeId: 'n1' });
    await district.store.leave(first);
    expect(await district.ringsAt(second)).toEqual([agentId]);
  });

  it('may no longer be changed once it runs or is over', async () => {
    const agentId = await district.agent('a1');
    const callId = await district.call('c1');
    await district.store.accept(await district.offerOf(agentId));
    await expect(prioritize(callId, 1)).rejects.toMatchObject({ code: 'CALL_STATE' });
    await district.store.end({ callId, by: 'applicant' });
    await district.store.saveWrapUp(callId, agentId, 'answered');
    await expect(prioritize(callId, 1)).rejects.toMatchObject({ code: 'CALL_ENDED' });
    await expect(prioritize('none' as CallId, 1)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
