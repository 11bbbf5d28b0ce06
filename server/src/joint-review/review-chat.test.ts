import { describe, expect, it } from 'vitest';
import type { ReviewFile } from './joint-review.repository.ts';
import { readingOf } from './review-chat.routes.ts';

const seat = (departmentId: string, agentId: string, state = 'joined') => ({ departmentId, agentId, state });
// As much of a review as decides who reads.
const file = {
  review: { leadId: 'lead', leadDepartmentId: 'market', leadOffer: { toId: 'asked' } },
  seats: [seat('market', 'lead'), seat('housing', 'member'), seat('health', 'gone', 'abstained')],
} as unknown as ReviewFile;
const agent = (agentId: string) => ({ agentId, role: 'agent', departmentId: 'market', regionId: null });
const supervisor = (departmentId: string | null, regionId: string | null = null) => ({
  ...{ agentId: 's', role: 'supervisor', departmentId, regionId },
  isOverAll: departmentId === null && regionId === null,
});

describe('the chat of a review, read outside of its rooms', () => {
  it.each([
    ['who leads it', agent('lead'), 'whole'],
    ['who has a seat', agent('member'), 'whole'],
    ['who is asked to take the lead over', agent('asked'), 'open'],
    ['who stood aside', agent('gone'), null],
    ['another agent of the lead department', agent('other'), null],
    ['a supervisor of the lead department', supervisor('market'), 'whole'],
    ['one of the lead department in another region', supervisor('market', 'north'), 'open'],
    ['a supervisor of a department asked', supervisor('housing'), 'open'],
    ['a supervisor of a department that is not', supervisor('water'), null],
    ['a supervisor over all', supervisor(null), 'open'],
  ])('%s', (_who, viewer, reading) => {
    expect(readingOf(file, viewer as never, { owningRegionId: null })).toBe(reading);
  });

  it('of a case of a region is whole for the supervisor of that region alone', () => {
    const of = { owningRegionId: 'north' as never };
    expect(readingOf(file, supervisor('market', 'north') as never, of)).toBe('whole');
    expect(readingOf(file, supervisor('market') as never, of)).toBe('open');
  });
});
