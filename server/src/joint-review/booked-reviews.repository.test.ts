import { type AgentId, DepartmentId } from '@cloudseat/shared/nouns/ids.ts';
import { describe, expect, it } from 'vitest';
import { databaseKinds, useTestDatabase } from '../platform/test-support/test-databases.ts';
import type { ReviewFile } from './joint-review.repository.ts';
import type { Viewer } from './review-view.ts';
import { health, lead, openReviews, otherHealth, seatIdOf, start } from './test-support/open-reviews.ts';

const hour = 3_600_000;
const of = (agentId: AgentId, departmentId = 'health'): Viewer => ({
  ...{ agentId, role: 'agent', departmentId: DepartmentId.parse(departmentId), isOverAll: false },
});
const code = (name: string) => ({ code: name });

describe.each(databaseKinds)('booked joint reviews in %s', { timeout: 60_000 }, (kind) => {
  const db = useTestDatabase(kind);

  it('are claimed by one of a department, who is asked first when it convenes', async () => {
    const { propose, claims, steps, repository, changes, journalOf } = await openReviews(db());
    const booked = await propose(start + 2 * hour);
    const { reviewId } = booked.review;
    const seatId = seatIdOf(booked, 'health');
    await expect(claims.claim(reviewId, seatId, true, of(lead, 'market'))).rejects.toMatchObject(
      code('NOT_FOUND'),
    );
    await expect(
      claims.claim(reviewId, seatIdOf(booked, 'market'), true, of(lead, 'market')),
    ).rejects.toMatchObject(code('REVIEW_STATE'));
    const both = await Promise.allSettled(
      [health, otherHealth].map((agentId) => claims.claim(reviewId, seatId, true, of(agentId))),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const claimant = (await changes.getFile(reviewId)).seats.find(
      (each) => each.seatId === seatId,
    )?.substituteId;
    const other = claimant === health ? otherHealth : health;
    await expect(claims.claim(reviewId, seatId, false, of(other))).rejects.toMatchObject(
      code('REVIEW_STATE'),
    );
    await claims.claim(reviewId, seatId, false, of(claimant as AgentId));
    await claims.claim(reviewId, seatId, true, of(otherHealth));
    await claims.claim(reviewId, seatId, true, of(otherHealth));
    expect((await journalOf()).slice(1)).toEqual(['seatClaimed', 'seatUnclaimed', 'seatClaimed']);
    const asked = await steps.convene(await changes.getFile(reviewId), 0, lead);
    const group = await repository.findGroup(asked.seats[1]?.groupId as string);
    expect(group?.wants).toEqual([null, otherHealth]);
    await expect(claims.claim(reviewId, seatId, false, of(otherHealth))).rejects.toMatchObject(
      code('REVIEW_STATE'),
    );
  });

  it('are listed for the departments that have a seat, with the time before where it was moved, until they sit', async () => {
    const { propose, lists, steps, read } = await openReviews(db());
    const file = await propose(start + 2 * hour);
    const { reviewId } = file.review;
    const isListed = async (departmentId: string, at: number) => {
      const found = await lists.listUpcoming(
        ...([DepartmentId.parse(departmentId), new Date(at - hour), new Date(at), 50] as const),
      );
      return found.includes(reviewId);
    };
    const listed = async () => [
      await isListed('fire', start),
      await isListed('market', start),
      await isListed('water', start),
    ];
    expect(await listed()).toEqual([true, true, false]);
    const move = async (known: ReviewFile, to: number | null) => {
      await steps.adjourn(known, { reason: '时间另定', scheduledAt: to }, lead);
      return read(known);
    };
    const moved = await move(file, start + 4 * hour);
    expect(moved.review.movedFrom).toEqual(new Date(start + 2 * hour));
    expect(await listed()).toEqual([true, true, false]);
    expect(await isListed('fire', start + 6 * hour)).toBe(false);
    const open = await move(moved, null);
    expect([open.review.movedFrom, await isListed('fire', start)]).toEqual([null, false]);
    const again = await move(open, start + 3 * hour);
    expect(await isListed('fire', start)).toBe(true);
    // Who had it in mind hears that it does not take place.
    await steps.cancel(again, null, '申请人撤回', { role: 'agent', id: lead });
    expect([await isListed('fire', start), await isListed('fire', start + 3 * hour + 1)]).toEqual([
      true,
      false,
    ]);
  });
});
