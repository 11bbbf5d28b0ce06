import { Lane, ParticipantRole } from '@cloudseat/shared/nouns/media-source.ts';
import { describe, expect, it } from 'vitest';
import { isAgreed, type RoomKind, recordedIn } from './recorded-in.ts';

const table: Record<Lane, Record<RoomKind, 'open' | 'closed' | null>> = {
  main: { call: 'open', jointReview: 'open', expertReview: 'open' },
  held: { call: null, jointReview: null, expertReview: null },
  private: { call: null, jointReview: 'closed', expertReview: 'closed' },
  monitor: { call: null, jointReview: null, expertReview: null },
  whisper: { call: null, jointReview: null, expertReview: null },
};
const cases = Lane.options.flatMap((lane) =>
  (['call', 'jointReview', 'expertReview'] as const).flatMap((kind) =>
    ParticipantRole.options.map((role) => ({ lane, kind, role, part: table[lane][kind] })),
  ),
);

describe('who is written into what', () => {
  it.each(cases)('$role in lane $lane of a $kind: $part', ({ lane, kind, role, part }) => {
    expect(recordedIn({ role, lane }, kind)).toBe(part);
  });

  it('applicants and guests are written by their own word alone, agents always', () => {
    expect(
      ParticipantRole.options.map((role) => [role, isAgreed(role, false), isAgreed(role, true)]),
    ).toEqual(ParticipantRole.options.map((role) => [role, role !== 'applicant' && role !== 'guest', true]));
  });
});
