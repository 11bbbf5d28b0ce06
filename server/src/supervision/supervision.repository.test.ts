import { ApplicantId, CallId, DepartmentId, MatterId } from '@cloudseat/shared/nouns/ids.ts';
import { describe, expect, it } from 'vitest';
import { createCallRepository } from '../call/call.repository.ts';
import { calls } from '../call/call.schema.ts';
import { offers } from '../call/offer.schema.ts';
import { makeId } from '../platform/ids.ts';
import { createTestClock } from '../platform/test-support/test-clock.ts';
import { databaseKinds, useTestDatabase } from '../platform/test-support/test-databases.ts';
import { createSupervisionRepository } from './supervision.repository.ts';
import { createSupervision } from './supervision.ts';

const housing = DepartmentId.parse('housing');
/** Shortly after midnight by the district's clock, the evening before in UTC. */
const morning = Date.parse('2026-10-12T00:10:00+08:00');
const noText = { 'zh-Hans': '', 'zh-Hant': '', en: '' };

describe.each(databaseKinds)('what supervisors ask, on %s', (kind) => {
  const db = useTestDatabase(kind);
  const clock = createTestClock();
  const supervision = () =>
    createSupervision({
      repository: createSupervisionRepository(db()),
      calls: createCallRepository(db()),
      catalogue: { findMatter: () => null, findDepartmentName: () => noText },
      identity: {
        findApplicants: async (ids) =>
          new Map(ids.map((applicantId) => [applicantId, { applicantId, name: '欧阳锋', phone: '' }])),
        listStaff: async () => [],
      },
      setPriority: async () => Promise.reject(new Error('not here')),
      clock,
    });

  type Wish = Partial<typeof calls.$inferInsert> & { enqueuedAt: Date };
  async function addCall(wish: Wish): Promise<CallId> {
    const callId = CallId.parse(makeId());
    await db()
      .insert(calls)
      .values({
        ...{ callId, applicantId: ApplicantId.parse('someone'), matterId: MatterId.parse('matter') },
        ...{ departmentId: housing, entryPoint: 'web', locale: 'zh-Hans', version: 1, state: 'completed' },
        ...{ ticketNumber: 'A001', createdAt: wish.enqueuedAt, ...wish },
      });
    return callId;
  }
  const addOffer = (callId: CallId, outcome: 'accepted' | 'timedOut' | null, offeredAt: number) =>
    db()
      .insert(offers)
      .values({
        ...{ eventId: makeId(), fence: 1, callId, agentId: 'a1', offeredAt: new Date(offeredAt), outcome },
        endedAt: outcome === null ? null : new Date(offeredAt + 1_000),
      });

  it('a day is the district’s, from its midnight to its midnight', async () => {
    const day = (ticketNumber: string, at: number) => addCall({ ticketNumber, enqueuedAt: new Date(at) });
    await day('B001', morning - 11 * 60_000);
    const first = await day('B002', morning - 10 * 60_000);
    const second = await day('B003', morning);
    await day('B004', morning - 10 * 60_000 + 86_400_000);
    clock.set(morning);
    for (const search of [{}, { day: '2026-10-12' }]) {
      const { calls: listed, isCut } = await supervision().listCalls(search, null);
      expect(listed.map((call) => call.callId)).toEqual([second, first]);
      expect(isCut).toBe(false);
      expect(listed[0]).toMatchObject({ ticketNumber: 'B003', applicantName: '欧阳**', agent: null });
    }
    expect((await supervision().getDay('2026-10-12', null)).total.ticketCount).toBe(2);
  });

  it('a ticket’s number finds calls of any day, or of the one that is named; drafts are found by neither', async () => {
    const at = Date.parse('2026-09-01T10:00:00+08:00');
    const old = await addCall({ ticketNumber: 'C007', enqueuedAt: new Date(at) });
    const recent = await addCall({ ticketNumber: 'C007', enqueuedAt: new Date(at + 86_400_000) });
    const ids = async (search: { day?: string; ticketNumber: string }) =>
      (await supervision().listCalls(search, null)).calls.map((call) => call.callId);
    expect(await ids({ ticketNumber: 'C007' })).toEqual([recent, old]);
    expect(await ids({ ticketNumber: 'C007', day: '2026-09-01' })).toEqual([old]);
    expect(await ids({ ticketNumber: 'C008' })).toEqual([]);
  });

  it('live are those that are not over, of any day unless one is named', async () => {
    const at = Date.parse('2026-07-01T10:00:00+08:00');
    const departmentId = DepartmentId.parse('live-only');
    const add = (state: Wish['state'] & string, enqueuedAt: number) =>
      addCall({ state, enqueuedAt: new Date(enqueuedAt), departmentId });
    const old = await add('suspended', at);
    const [queued, wrapUp] = [await add('queued', at + 86_400_000), await add('wrapUp', at + 86_400_001)];
    for (const state of ['completed', 'abandoned', 'expired', 'failed'] as const) await add(state, at);
    const ids = async (day?: string) =>
      (await supervision().listCalls({ state: 'live', day }, departmentId)).calls.map((call) => call.callId);
    expect(await ids()).toEqual([wrapUp, queued, old]);
    expect(await ids('2026-07-01')).toEqual([old]);
  });

  it('a supervisor of one department sees nothing of another, neither in lists, figures, nor by the call’s id', async () => {
    const day = '2026-08-03';
    const enqueuedAt = new Date(`${day}T10:00:00+08:00`);
    const own = await addCall({ enqueuedAt });
    const other = await addCall({ enqueuedAt, departmentId: DepartmentId.parse('water') });
    const { listCalls, getDay, explainCall } = supervision();
    expect((await listCalls({ day }, housing)).calls.map((call) => call.callId)).toEqual([own]);
    expect((await getDay(day, housing)).total.ticketCount).toBe(1);
    expect((await getDay(day, null)).departments.map((each) => each.figures.ticketCount)).toEqual([1, 1]);
    await expect(explainCall(other, housing)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await explainCall(other, null)).call.callId).toBe(other);
    await expect(explainCall(CallId.parse('nobodys'), null)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('a wait ends with the first accept, and the offers of the day are counted by how they ended', async () => {
    const day = '2026-08-04';
    const at = Date.parse(`${day}T10:00:00+08:00`);
    const taken = await addCall({
      ...{
        entryPoint: 'village',
        enqueuedAt: new Date(at),
        acceptedAt: new Date(at + 500_000),
        shownBand: 'upTo1',
      },
    });
    await addOffer(taken, 'timedOut', at + 5_000);
    await addOffer(taken, 'accepted', at + 30_000);
    await addOffer(taken, 'accepted', at + 499_000);
    const left = await addCall({
      ...{ enqueuedAt: new Date(at), state: 'abandoned', completedAt: new Date(at + 90_000) },
    });
    const ringing = await addCall({ enqueuedAt: new Date(at), state: 'offered' });
    await addOffer(ringing, null, at + 80_000);
    clock.set(at + 100_000);
    const { total, entryPoints } = await supervision().getDay(day, null);
    expect(entryPoints).toEqual([
      { entryPoint: 'web', ticketCount: 2, answeredCount: 0, abandonedCount: 1, waitP50Ms: null },
      { entryPoint: 'village', ticketCount: 1, answeredCount: 1, abandonedCount: 0, waitP50Ms: 31_000 },
    ]);
    expect(total).toMatchObject({
      ...{ answeredCount: 1, abandonedCount: 1, waitingCount: 1, waitP50Ms: 31_000 },
      serviceLevel: { numerator: 1, denominator: 2 },
      missedOffers: { numerator: 1, denominator: 3 },
      estimateInside: { numerator: 1, denominator: 1 },
    });
    const { calls: listed } = await supervision().listCalls({ day }, null);
    const of = (callId: CallId) => listed.find((call) => call.callId === callId);
    expect(of(taken)).toMatchObject({ waitMs: 31_000, isWaiting: false, unansweredCount: 1 });
    expect(of(left)).toMatchObject({ waitMs: 90_000, isWaiting: false, unansweredCount: 0 });
    expect(of(ringing)).toMatchObject({ waitMs: 100_000, isWaiting: true });
  });
});
