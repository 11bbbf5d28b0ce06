import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { readOfferWhy } from '../call/offer-why.ts';
import type { QueueClass } from '../queue/queue-class.ts';
import { ringsOf } from '../queue/rings.ts';
import { dispatchTuning } from '../tuning.ts';
import { type District, documents, taxes } from './testing/district.store.ts';
import { useDistrict } from './testing/use-district.store.ts';

let district: District;
const current = useDistrict();
beforeEach(() => {
  district = current();
});

const permits = 'd:permits:2:zh:any' as QueueClass;
const permitsLower = 'd:permits:1:zh:any' as QueueClass;
const general = 'd:general:1:zh:any' as QueueClass;
const rings = ringsOf(permits, dispatchTuning);
const widening = { queueClass: permits, rings };

async function whyOf(callId: CallId) {
  const events = await district.store.readEvents('0-0', 0, 10_000);
  const made = events.findLast((event) => event.type === 'offerMade' && event.callId === callId);
  return readOfferWhy(made?.why);
}

describe('the rings of a call', () => {
  it('open one after the other: level, one lower, the general window, then up to three agents at once', async () => {
    await district.agent('busy', [permits], 'notReady');
    await district.agent('lower', [permitsLower], 'notReady');
    await district.agent('window', [general]);
    const callId = await district.call('c1', widening);
    await district.pass(59);
    expect(await district.stateOf(callId)).toBe('queued');
    await district.pass(1);
    expect(await district.ringsAt(callId)).toEqual(['window']);
    expect(await whyOf(callId)).toMatchObject({ ring: 'general', by: 'call', reason: 'longestIdle' });
  });

  it('that nobody is signed in for are skipped at once, also when the last one leaves', async () => {
    const busy = await district.agent('busy', [permits], 'notReady');
    await district.agent('window', [general]);
    const callId = await district.call('c1', widening);
    await district.pass(5);
    expect(await district.stateOf(callId)).toBe('queued');
    await district.setStatus(busy, 'offline');
    await district.pass(1);
    expect(await district.ringsAt(callId)).toEqual(['window']);
    const next = await district.agent('window2', [general]);
    expect((await district.store.getAgent(next)).activity).toBe('idle');
    expect(await district.ringsAt(await district.call('c2', widening))).toEqual([next]);
  });

  it('open at their time also for a ticket that was taken when nobody was signed in', async () => {
    const callId = await district.call('c1', widening);
    await district.agent('busy', [permits], 'notReady');
    // One who never is ready does not help; one of the general window is idle before that ring opens.
    await district.agent('window', [general]);
    await district.pass(29);
    expect(await district.stateOf(callId)).toBe('queued');
    await district.pass(1);
    expect(await district.ringsAt(callId)).toEqual(['window']);
  });

  it('keep the place: a lower agent that comes free takes the longest waiting call whose ring is open', async () => {
    await district.agent('busy', [permits], 'notReady');
    const first = await district.call('c1', widening);
    await district.pass(20);
    const second = await district.call('c2', widening);
    await district.pass(15);
    const lower = await district.agent('lower', [permitsLower]);
    expect(await district.ringsAt(first)).toEqual([lower]);
    expect(await district.stateOf(second)).toBe('queued');
  });

  it('end with three desks at once; the first to accept has it, the others are told and unmarked', async () => {
    await district.agent('busy', [permits], 'notReady');
    const callId = await district.call('c1', widening);
    await district.pass(95);
    const agents = await Promise.all(['g1', 'g2', 'g3', 'g4'].map((id) => district.agent(id, [general])));
    expect(await district.ringsAt(callId)).toEqual(['g1', 'g2', 'g3']);
    expect((await district.store.getAgent(agents[3] as (typeof agents)[number])).activity).toBe('idle');
    const [first, second] = await Promise.all(agents.slice(0, 2).map((id) => district.offerOf(id)));
    if (!first || !second) throw new Error('two desks ring');
    await district.store.accept(second);
    await expect(district.store.accept(first)).rejects.toMatchObject({ code: 'OFFER_TAKEN' });
    expect(await district.store.getCall(callId)).toMatchObject({
      state: 'connecting',
      agentId: 'g2',
      offers: [],
    });
    for (const id of ['g1', 'g3'] as const)
      expect(await district.store.getAgent(id as never)).toMatchObject({ activity: 'idle', status: 'ready' });
    const events = await district.store.readEvents('0-0', 0, 10_000);
    const told = events.filter(({ offerEnd }) => offerEnd === 'rescinded').map(({ agentId }) => agentId);
    expect(told).toEqual(['g1', 'g3']);
  });

  it('ring at the same agent as last time first, for ten seconds, if signed in', async () => {
    const before = await district.agent('before', [documents], 'notReady');
    await district.agent('other', [documents]);
    const callId = await district.call('c1', { sameAgentId: before });
    await district.pass(9);
    expect(await district.stateOf(callId)).toBe('queued');
    await district.pass(1);
    expect(await district.ringsAt(callId)).toEqual(['other']);
    await district.setStatus(before, 'ready');
    const again = await district.call('c2', { sameAgentId: before });
    expect(await district.ringsAt(again)).toEqual([before]);
    expect(await whyOf(again)).toMatchObject({ ring: 'sameAgent', reason: 'sameAgent' });
  });
});

describe('scarce skills', () => {
  it('a call of the only holder comes before a longer waiting one that others can serve', async () => {
    await district.agent('general', [documents], 'notReady');
    const holder = await district.agent('holder', [documents, taxes], 'notReady');
    const older = await district.call('c1');
    await district.pass(30);
    const scarce = await district.call('c2', { queueClass: taxes });
    await district.setStatus(holder, 'ready');
    expect(await district.ringsAt(scarce)).toEqual([holder]);
    expect(await district.stateOf(older)).toBe('queued');
    expect(await whyOf(scarce)).toMatchObject({ by: 'agent', reason: 'scarceSkill' });
  });

  it('but not before one that has waited ten minutes longer', async () => {
    await district.agent('general', [documents], 'notReady');
    const holder = await district.agent('holder', [documents, taxes], 'notReady');
    const older = await district.call('c1');
    await district.pass(601);
    await district.call('c2', { queueClass: taxes });
    await district.setStatus(holder, 'ready');
    expect(await district.ringsAt(older)).toEqual([holder]);
    expect(await whyOf(older)).toMatchObject({ reason: 'longestWait' });
  });
});

it('a call keeps the first time it is put back with: booked, or lost and restored', async () => {
  const now = district.now;
  await district.call('c1');
  const restored = await district.call('c2', { enqueuedAt: now - 60_000 });
  expect(await district.store.getCall(restored)).toMatchObject({ enqueuedAt: now - 60_000 });
  expect((await district.store.findPlace(restored))?.aheadCount).toBe(0);
  const future = await district.call('c3', { enqueuedAt: district.now + 60_000 });
  expect((await district.store.getCall(future)).enqueuedAt).toBe(district.now);
});

describe('a line that a partner region decides', () => {
  const owned = 'd:permits:1:zh:owner_luzhou' as QueueClass;
  const ownersGeneral = 'd:general:1:zh:owner_luzhou' as QueueClass;
  const here = 'd:permits:1:zh:any' as QueueClass;
  const ofRegion = { queueClass: owned, rings: ringsOf(owned, dispatchTuning) };

  it('does not widen to this district’s agents while one of its own is signed in, however long it takes', async () => {
    const owner = await district.agent('owner', [ownersGeneral], 'notReady');
    const helper = await district.agent('helper', [here]);
    const callId = await district.call('c1', ofRegion);
    await district.pass(1_200);
    expect(await district.stateOf(callId)).toBe('queued');
    // Nor was it ever offered: the helper would be marked as having missed it.
    expect((await district.store.getAgent(helper)).activity).toBe('idle');
    await district.setStatus(owner, 'ready');
    expect(await district.ringsAt(callId)).toEqual(['owner']);
  });

  it('goes to one of this district at once where none of its own is signed in, also when the last one leaves', async () => {
    const helper = await district.agent('helper', [here]);
    const first = await district.call('c1', ofRegion);
    expect(await district.ringsAt(first)).toEqual([helper]);
    expect(await whyOf(first)).toMatchObject({ ring: 'assist' });
    await district.store.accept(await district.offerOf(helper));
    const owner = await district.agent('owner', [owned, ownersGeneral], 'notReady');
    const second = await district.call('c2', ofRegion);
    await district.agent('helper2', [here]);
    await district.pass(5);
    expect(await district.stateOf(second)).toBe('queued');
    await district.setStatus(owner, 'offline');
    await district.pass(1);
    expect(await district.ringsAt(second)).toEqual(['helper2']);
  });

  it('is theirs before it is a helper’s', async () => {
    await district.agent('helper', [here]);
    await district.agent('owner', [owned, ownersGeneral]);
    expect(await district.ringsAt(await district.call('c1', ofRegion))).toEqual(['owner']);
  });

  it('is all that they serve: nothing of this district is theirs, however long it waits', async () => {
    const owner = await district.agent('owner', [owned, ownersGeneral]);
    const callId = await district.call('c1', { queueClass: here, rings: ringsOf(here, dispatchTuning) });
    await district.pass(300);
    expect(await district.stateOf(callId)).toBe('queued');
    expect((await district.store.getAgent(owner)).activity).toBe('idle');
  });
});
