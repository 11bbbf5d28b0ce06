import { type AgentId, DepartmentId, type Fence } from '@cloudseat/shared/nouns/ids.ts';
import type { JointReviewId } from '@cloudseat/shared/nouns/joint-review.ts';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { DispatchEvent } from '../dispatch/dispatch-types.ts';
import { sha256Hex } from '../platform/ids.ts';
import { databaseKinds, useTestDatabase } from '../platform/test-support/test-databases.ts';
import type { ReviewFile } from './joint-review.repository.ts';
import { jointOpinions, jointSeats } from './joint-review.schema.ts';
import { draft, fire, health, lead, openReviews, seatIdOf, start } from './test-support/open-reviews.ts';

describe.each(databaseKinds)('joint reviews in %s', { timeout: 60_000 }, (kind) => {
  const db = useTestDatabase(kind);

  const open = () => openReviews(db());
  const stateOf = ({ seats }: ReviewFile) =>
    seats.map(({ departmentId, state }) => `${departmentId} ${state}`);

  it('write down what dispatch has found, once, and never an older state after a newer one', async () => {
    const { propose, steps, dispatch, gathering, journalOf, read } = await open();
    const proposed = await propose();
    expect((await propose()).review.reviewId).toBe(proposed.review.reviewId);
    const asked = await steps.convene(proposed, 0, lead);
    expect(stateOf(asked)).toEqual(['market accepted', 'fire invited', 'health invited']);
    const groupId = asked.seats[1]?.groupId as string;
    dispatch.set(groupId, { 0: { state: 'accepted', agentId: fire, fence: 3 as Fence } });
    // Two servers at once.
    await Promise.all([gathering.settle(await read(asked)), gathering.settle(await read(asked))]);
    expect(stateOf(await read(asked))).toEqual(['market accepted', 'fire accepted', 'health invited']);
    dispatch.set(groupId, { 0: { state: 'open', agentId: null, fence: null } });
    await gathering.settle(await read(asked));
    expect(stateOf(await read(asked))[1]).toBe('fire invited');
    dispatch.set(groupId, { 0: { state: 'accepted', agentId: fire, fence: 4 as Fence } });
    dispatch.set(groupId, { 1: { state: 'accepted', agentId: health, fence: 5 as Fence } }, 'convened');
    const known = await read(asked);
    await Promise.all([gathering.settle(known), gathering.settle(known), gathering.settle(known)]);
    const convened = await read(asked);
    expect(convened.review.state).toBe('convened');
    expect(convened.sittings).toHaveLength(1);
    const [found] = convened.groups;
    const late = dispatch.set(groupId, { 0: { state: 'open', agentId: null, fence: null } });
    late.version = (found?.version ?? 0) - 1;
    await gathering.settle(convened);
    expect(await journalOf()).toEqual([
      ...[
        'proposed',
        'seatAsked',
        'seatAsked',
        'seatAccepted',
        'seatReleased',
        'seatAccepted',
        'seatAccepted',
      ],
      'convened',
    ]);
  });

  it('carry on where a server died: a search that was not opened is, one that is over is closed', async () => {
    const { propose, steps, dispatch, gathering, lists, read } = await open();
    const asked = await steps.convene(await propose(), 0, lead);
    const groupId = asked.seats[1]?.groupId as string;
    dispatch.groups.clear();
    await gathering.settle(await read(asked));
    expect([...dispatch.groups.keys()]).toEqual([groupId]);
    expect(await lists.listToSettle(10)).toContain(asked.review.reviewId);
    await steps.cancel(await read(asked), null, '不再需要', { role: 'agent', id: lead });
    expect(dispatch.groups.get(groupId)?.state).toBe('closed');
    expect(await lists.listToSettle(10)).not.toContain(asked.review.reviewId);
  });

  it('tell of an offer that nobody answered once, however many servers hear of it', async () => {
    const { propose, steps, gathering, journalOf, read } = await open();
    const asked = await steps.convene(await propose(), 0, lead);
    const event = {
      ...{
        type: 'offerEnded',
        groupId: asked.seats[1]?.groupId,
        agentId: fire,
        fence: 7,
        offerEnd: 'timedOut',
      },
      queueClass: 'fire:joint:1:zh:any',
      // What the listener reads, and no more.
    } as unknown as DispatchEvent;
    await Promise.all([gathering.noteEvent(event), gathering.noteEvent(event)]);
    expect(stateOf(await read(asked))[1]).toBe('fire timedOut');
    expect((await journalOf()).filter((action) => action === 'seatTimedOut')).toHaveLength(1);
  });

  it('keep every signed round as it was signed, encrypted, and drafts out of everybody’s reach', async () => {
    const { propose, steps, sit, opinions, repository, of, journalOf } = await open();
    const file = await sit(await propose());
    const seatId = seatIdOf(file, 'fire');
    await opinions.saveDraft(file, seatId, { ...draft, text: '只给自己看' }, fire);
    const [stored] = await db().select().from(jointSeats).where(eq(jointSeats.seatId, seatId));
    expect(stored?.draftEncrypted).not.toContain('只给自己看');
    await expect(opinions.saveDraft(file, seatId, draft, health)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const wish = (round: number) => ({ round, seatId, draft, password: 'p' });
    await expect(opinions.sign(file, wish(2), fire, '')).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    const signed = await opinions.sign(file, wish(1), fire, '');
    await expect(opinions.sign(signed, wish(1), fire, '')).rejects.toMatchObject({ code: 'REVIEW_STATE' });
    const other = { ...wish(1), seatId: seatIdOf(file, 'health') };
    const all = await opinions.sign(signed, other, health, '');
    expect([signed.review.revealedAt, all.review.revealedAt]).toEqual([null, new Date(start)]);
    const ended = await steps.endSitting(all, lead);
    const anew = await opinions.askAgain(ended, ended.review.version, seatId, '请再看', lead);
    expect(anew.seats.find((each) => each.seatId === seatId)).toMatchObject({
      round: 2,
      draft,
      state: 'accepted',
    });
    // A page that still shows the first round signs nothing of the second.
    await expect(opinions.sign(anew, wish(1), fire, '')).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    await opinions.sign(anew, wish(2), fire, '');
    const kept = await repository.listSignedOpinions(of.caseId);
    expect(
      kept.map(({ seatId: id, round }) => `${id === seatId ? 'fire' : 'health'} ${round}`).sort(),
    ).toEqual([...['fire 1', 'fire 2', 'health 1']]);
    for (const { canonical, sha256 } of kept) expect(sha256Hex(canonical)).toBe(sha256);
    for (const row of await db().select().from(jointOpinions))
      expect(row.contentEncrypted).not.toContain('同意开业');
    expect((await journalOf()).filter((action) => action === 'opinionSigned')).toHaveLength(3);
  });

  it('are signed at the same moment by all who sit there, each once, and revealed by whoever is last', async () => {
    const { propose, steps, sit, sign, read, journalOf } = await open();
    const shown = await sit(await propose());
    // The lead ends the sitting in the same moment, and one agent signs on two pages.
    const results = await Promise.allSettled([
      ...[sign(shown, 'fire', fire), sign(shown, 'health', health), sign(shown, 'fire', fire)],
      steps.endSitting(shown, lead),
    ]);
    const refusals = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(refusals).toMatchObject([{ code: 'REVIEW_STATE', details: { seatState: 'signed' } }]);
    const after = await read(shown);
    expect(after.review).toMatchObject({ state: 'opinionsPending', revealedAt: new Date(start) });
    expect(after.opinions.map(({ agentId }) => agentId).sort()).toEqual([fire, health]);
    expect((await journalOf()).filter((action) => action === 'opinionSigned')).toHaveLength(2);
    // Booked twice to the same time it is booked once.
    await steps.adjourn(after, { reason: '等待材料', scheduledAt: null }, lead);
    await steps.adjourn(after, { reason: '等待材料', scheduledAt: null }, lead);
    expect((await journalOf()).filter((action) => action === 'adjourned')).toHaveLength(1);
  });

  it('are read together in the order they are asked for, each with what is its own', async () => {
    const [one, other] = [await open(), await open()];
    const first = await one.propose();
    const second = await other.propose();
    const ids = [second, first].map(({ review }) => review.reviewId);
    const files = await one.repository.loadMany([...ids, 'nobody’s' as JointReviewId]);
    expect(files.map(({ review }) => review.reviewId)).toEqual(ids);
    expect(files[1]).toEqual(await one.repository.load(first.review.reviewId));
    expect(files[0]?.seats.every(({ reviewId }) => reviewId === second.review.reviewId)).toBe(true);
    expect(await one.repository.loadMany([])).toEqual([]);
  });

  it('tell of a booked time once for all servers, and list reviews by who has a part in them', async () => {
    const { propose, lists, of } = await open();
    const hour = 3_600_000;
    const { review } = await propose(start + 2 * hour);
    const at = (ms: number) => new Date(start + ms);
    const dueIds = async (now: Date, until: Date) =>
      (await lists.listDue(now, until, 50)).map(({ reviewId }) => reviewId);
    expect(await dueIds(at(0), at(hour))).not.toContain(review.reviewId);
    expect(await dueIds(at(hour), at(2 * hour))).toContain(review.reviewId);
    const marks = await Promise.all(
      [1, 2, 3].map(() => lists.markTold(review.reviewId, 'remindedAt', at(hour))),
    );
    expect(marks.filter(Boolean)).toHaveLength(1);
    expect(await dueIds(at(hour), at(2 * hour))).not.toContain(review.reviewId);
    expect(await dueIds(at(2 * hour), at(3 * hour))).toContain(review.reviewId);
    const idsOf = (agentId: AgentId, overseen: DepartmentId | 'all' | null) =>
      lists.listIds({ agentId, overseen, caseId: of.caseId, isEnded: false }, 10);
    expect(await idsOf(lead, null)).toEqual([review.reviewId]);
    expect(await idsOf(fire, null)).toEqual([]);
    expect(await idsOf(fire, DepartmentId.parse('fire'))).toEqual([review.reviewId]);
    expect(await idsOf(fire, DepartmentId.parse('water'))).toEqual([]);
    expect(await idsOf(fire, 'all')).toEqual([review.reviewId]);
    expect(await lists.isMember(of.caseId, lead)).toBe(true);
    expect(await lists.isMember(of.caseId, fire)).toBe(false);
    await expect(propose(null, 'request-2')).rejects.toMatchObject({ code: 'REVIEW_STATE' });
    await expect(propose(start - hour, 'request-3')).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });
});
