import { AgentId, ApplicantId, CallId, DepartmentId } from '@cloudseat/shared/nouns/ids.ts';
import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import type { CallBrief } from '../call/call-lookup.ts';
import type { RouteInput } from '../identity/principal.ts';
import { applicantPrincipal, createRouteContext } from '../identity/test-support/route-context.ts';
import { makeId } from '../platform/ids.ts';
import { createTestClock } from '../platform/test-support/test-clock.ts';
import { databaseKinds, useTestDatabase } from '../platform/test-support/test-databases.ts';
import { ratings as ratingRows } from './rating.schema.ts';
import { createRatings } from './rating.ts';
import { ratingWindowMs } from './rating-rules.ts';

type Body = RouteInput<'rating:give'>['body'];
const good: Body = { level: 'satisfied', reasons: ['clear', 'quick'], comment: '讲得清楚' };
const bad: Body = { level: 'dissatisfied', reasons: ['longWait'], comment: '' };
const applicant = createRouteContext(applicantPrincipal('the-applicant'));

describe.each(databaseKinds)('ratings on %s', (kind) => {
  const db = useTestDatabase(kind);
  const clock = createTestClock();
  const make = (changes: Partial<CallBrief> = {}) => {
    const call: CallBrief = {
      callId: CallId.parse(makeId()),
      applicantId: ApplicantId.parse('the-applicant'),
      departmentId: DepartmentId.parse('housing'),
      agentId: AgentId.parse('the-agent'),
      state: 'completed',
      connectedAt: clock.now() - 600_000,
      endedAt: clock.now() - 60_000,
      ...changes,
    };
    const ratings = createRatings({
      db: db(),
      clock,
      logger: pino({ level: 'silent' }),
      calls: { findCall: async (callId) => (callId === call.callId ? call : null) },
    });
    const give = (body: Body, context = applicant, callId = call.callId) =>
      ratings.routes['rating:give']({ params: { callId }, query: undefined, body }, context);
    return { ratings, call, give };
  };

  it('are kept with department and agent', async () => {
    const { ratings, call, give } = make();
    const rating = { ...good, ratedAt: clock.now() };
    expect(await give(good)).toEqual({ rating });
    expect(await ratings.findMany([call.callId, CallId.parse('other')])).toEqual(
      new Map([[call.callId, rating]]),
    );
    const [row] = await db().select().from(ratingRows).where(eq(ratingRows.callId, call.callId));
    expect(row).toMatchObject({
      applicantId: 'the-applicant',
      departmentId: 'housing',
      agentId: 'the-agent',
    });
  });

  it('are summed up for their agent where five rated, without today and without those of others', async () => {
    const agentId = AgentId.parse(makeId());
    const { ratings } = make();
    const context = createRouteContext({ role: 'agent', agentId, sessionId: 'any' });
    const none = { params: undefined, query: undefined, body: undefined };
    const dayMs = 24 * 60 * 60 * 1_000;
    const rate = (daysAgo: number, level: 'satisfied' | 'dissatisfied', of = agentId) =>
      db()
        .insert(ratingRows)
        .values({
          ...{ callId: makeId(), applicantId: 'any', departmentId: 'housing', agentId: of, level },
          ...{ reasons: [], comment: '', ratedAt: new Date(clock.now() - daysAgo * dayMs) },
        });
    for (const daysAgo of [1, 2, 3]) await rate(daysAgo, 'satisfied');
    await rate(4, 'dissatisfied');
    await rate(0, 'satisfied');
    await rate(40, 'satisfied');
    await rate(2, 'satisfied', AgentId.parse(makeId()));
    expect(await ratings.routes['rating:summary'](none, context)).toEqual({
      ...{ days: 30, leastCount: 5, summary: null },
    });
    await rate(5, 'satisfied');
    expect(await ratings.routes['rating:summary'](none, context)).toMatchObject({
      summary: { count: 5, satisfiedCount: 4 },
    });
  });

  it('said twice are one, with the time of the first, in whatever order the reasons come', async () => {
    const { give } = make();
    const first = await give(good);
    clock.advance(5_000);
    expect(await give({ ...good, reasons: ['quick', 'clear'] })).toEqual(first);
  });

  it('are not changed by a second one', async () => {
    const { ratings, call, give } = make();
    await give(good);
    for (const other of [bad, { ...good, comment: '' }, { ...good, reasons: [] }])
      await expect(give(other)).rejects.toMatchObject({ code: 'RATING_CLOSED' });
    expect((await ratings.findMany([call.callId])).get(call.callId)?.level).toBe('satisfied');
  });

  it('that differ and come at once leave one', async () => {
    const { give } = make();
    const results = await Promise.allSettled([give(good), give(bad)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('can be repeated after the window, but not begun', async () => {
    const early = make();
    const late = make();
    const first = await early.give(good);
    clock.advance(ratingWindowMs);
    expect(await early.give(good)).toEqual(first);
    await expect(late.give(good)).rejects.toMatchObject({ code: 'RATING_CLOSED' });
  });

  it.each([
    ['a call that goes on', { state: 'active' as const, endedAt: null }],
    ['a call nobody answered', { state: 'abandoned' as const, connectedAt: null }],
    ['a failed call that never connected', { state: 'failed' as const, connectedAt: null }],
  ])('of %s are refused', async (_name, changes) => {
    await expect(make(changes).give(good)).rejects.toMatchObject({ code: 'RATING_CLOSED' });
  });

  it('by somebody else, or of no call, are refused alike', async () => {
    const { give } = make();
    const stranger = createRouteContext(applicantPrincipal('a-stranger'));
    await expect(give(good, stranger)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(give(good, applicant, CallId.parse('no-call'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('with reasons of another level are refused and the reasons named', async () => {
    await expect(make().give({ ...good, reasons: ['unfriendly'] })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      details: { reasons: ['unfriendly'] },
    });
  });
});
