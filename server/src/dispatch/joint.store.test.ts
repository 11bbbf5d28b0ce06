import type { AgentId } from '@cloudseat/shared/nouns/ids.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import type { QueueClass } from '../queue/queue-class.ts';
import { type District, documents, taxes } from './testing/district.store.ts';
import { useDistrict } from './testing/use-district.store.ts';

let district: District;
const current = useDistrict();
beforeEach(() => {
  district = current();
});

const land = 'e:land:1:zh:any' as QueueClass;
const open = async (groupId: string, seats: QueueClass[]) => {
  await district.move(1);
  return district.store.openGroup({
    ...{ groupId, callId: null, priority: 0 },
    seats: seats.map((queueClass) => ({ queueClass })),
  });
};
const seatsOf = async (groupId: string) =>
  (await district.store.findGroup(groupId))?.seats.map(({ state, agentId }) => `${state} ${agentId ?? '-'}`);
const activityOf = async (agentId: AgentId) => (await district.store.getAgent(agentId)).activity;
const accept = async (agentId: AgentId) => district.store.accept(await district.offerOf(agentId));

describe('a joint review', () => {
  it('asks all its agents at once, and is convened when every one has accepted', async () => {
    const [a1, a2] = [await district.agent('a1'), await district.agent('a2', [taxes])];
    expect(await open('g1', [documents, taxes])).toMatchObject({ state: 'ringing' });
    expect(await seatsOf('g1')).toEqual(['ringing a1', 'ringing a2']);
    await accept(a1);
    expect((await district.store.findGroup('g1'))?.state).toBe('ringing');
    await accept(a2);
    expect((await district.store.findGroup('g1'))?.state).toBe('convened');
    expect(await activityOf(a1)).toBe('jointMember');
    await district.store.closeGroup('g1');
    expect([await activityOf(a1), await activityOf(a2)]).toEqual(['idle', 'idle']);
  });

  it('gives each seat an agent of its own, the seat with the fewest first', async () => {
    await district.agent('both', [documents, taxes]);
    await district.agent('only', [documents]);
    await open('g1', [documents, taxes]);
    expect(await seatsOf('g1')).toEqual(['ringing only', 'ringing both']);
  });

  it('holds whom it has until the others come, and takes the next that comes free by its own age', async () => {
    const a1 = await district.agent('a1');
    await open('g1', [documents, taxes]);
    expect(await seatsOf('g1')).toEqual(['held a1', 'open -']);
    expect(await activityOf(a1)).toBe('jointMember');
    await district.call('c1', { queueClass: taxes });
    await district.agent('a2', [taxes], 'notReady');
    const a3 = await district.agent('a3', [taxes]);
    expect(await seatsOf('g1')).toEqual(['ringing a1', `ringing ${a3}`]);
  });

  it('lets a call that has waited longer go first', async () => {
    const older = await district.call('c1', { queueClass: taxes });
    await district.agent('a1');
    await open('g1', [documents, taxes]);
    await district.agent('a2', [taxes]);
    expect(await district.ringsAt(older)).toEqual(['a2']);
    expect(await seatsOf('g1')).toEqual(['held a1', 'open -']);
  });

  it('refills only the seat whose agent declined', async () => {
    const a1 = await district.agent('a1');
    const a2 = await district.agent('a2', [taxes]);
    await open('g1', [documents, taxes]);
    const a3 = await district.agent('a3', [taxes]);
    await accept(a1);
    await district.store.decline({ ...(await district.offerOf(a2)), reason: 'other' });
    expect(await seatsOf('g1')).toEqual(['accepted a1', `ringing ${a3}`]);
    expect(await activityOf(a2)).toBe('idle');
  });

  it('lets all go when it does not come together in time, rests, and keeps its age', async () => {
    const a1 = await district.agent('a1');
    await open('g1', [documents, taxes]);
    const waiting = await district.call('c1');
    await district.pass(90);
    expect(await seatsOf('g1')).toEqual(['open -', 'open -']);
    expect((await district.store.findGroup('g1'))?.state).toBe('waiting');
    expect(await district.ringsAt(waiting)).toEqual([a1]);
    await district.pass(30);
    expect((await district.store.findGroup('g1'))?.state).toBe('gathering');
  });

  it('of two that want the same agents only the older holds any: no two wait for each other', async () => {
    await open('g1', [documents, taxes]);
    await open('g2', [taxes, documents]);
    await open('g3', [land]);
    await district.agent('a1');
    await district.agent('a2', [land]);
    expect(await seatsOf('g1')).toEqual(['held a1', 'open -']);
    expect(await seatsOf('g2')).toEqual(['open -', 'open -']);
    expect(await seatsOf('g3')).toEqual(['ringing a2']);
    await district.agent('a3', [taxes]);
    expect((await district.store.findGroup('g1'))?.state).toBe('ringing');
  });

  it('loses a held agent that goes on a break, or whose desk is lost, without losing the others', async () => {
    const a1 = await district.agent('a1');
    const a2 = await district.agent('a2', [taxes]);
    await open('g1', [documents, taxes, land]);
    await district.setStatus(a1, 'break');
    expect(await seatsOf('g1')).toEqual(['open -', 'held a2', 'open -']);
    district.desks.delete('a2');
    await district.store.agentDisconnected(a2, 'desk-a2');
    await district.pass(15);
    expect(await seatsOf('g1')).toEqual(['open -', 'open -', 'open -']);
    expect(await activityOf(a2)).toBe('disconnected');
  });

  it('asks first whom a seat names, and never who is left out', async () => {
    await district.agent('a1');
    await district.agent('a2');
    await district.agent('a3');
    await district.store.openGroup({
      ...{ groupId: 'g1', callId: null, priority: 0, without: ['a1' as AgentId] },
      seats: [{ queueClass: documents, wants: 'a3' as AgentId }],
    });
    expect(await seatsOf('g1')).toEqual(['ringing a3']);
    await district.store.decline({ ...(await district.offerOf('a3' as AgentId)), reason: 'other' });
    expect(await seatsOf('g1')).toEqual(['ringing a2']);
    await district.store.decline({ ...(await district.offerOf('a2' as AgentId)), reason: 'other' });
    expect(await seatsOf('g1')).toEqual(['open -']);
  });

  it('asks next whom the agent who declines has named', async () => {
    const a1 = await district.agent('a1');
    await district.agent('a2');
    await district.agent('a3');
    await open('g1', [documents]);
    const named = { reason: 'other', substituteId: 'a3' as AgentId };
    await district.store.decline({ ...(await district.offerOf(a1)), ...named });
    expect(await seatsOf('g1')).toEqual(['ringing a3']);
  });

  it('does without a seat: its agent is free, and the others are together', async () => {
    const a1 = await district.agent('a1');
    const a2 = await district.agent('a2', [taxes]);
    await open('g1', [documents, taxes]);
    await accept(a1);
    expect(await district.store.dropSeat('g1', 1)).toMatchObject({ state: 'convened' });
    expect(await seatsOf('g1')).toEqual(['accepted a1', 'dropped -']);
    expect(await activityOf(a2)).toBe('idle');
    expect(await district.store.dropSeat('g1', 0)).toMatchObject({ state: 'closed' });
    expect(await activityOf(a1)).toBe('idle');
    await expect(district.store.dropSeat('g1', 5)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('rings at those it holds once the seat that nobody could fill is dropped', async () => {
    await district.agent('a1');
    await open('g1', [documents, land]);
    expect(await seatsOf('g1')).toEqual(['held a1', 'open -']);
    await district.store.dropSeat('g1', 1);
    expect(await seatsOf('g1')).toEqual(['ringing a1', 'dropped -']);
    const { fence } = await district.offerOf('a1' as AgentId);
    expect(await district.store.findSeatDeadline('g1', fence)).toBeGreaterThan(0);
  });

  it('takes the same request twice, refuses none or too many seats', async () => {
    await open('g1', [documents]);
    expect(await open('g1', [taxes])).toMatchObject({ seats: [{ queueClass: documents }] });
    await expect(open('g2', [])).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(
      open(
        'g2',
        Array.from({ length: 13 }, () => documents),
      ),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(district.store.closeGroup('g9')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
