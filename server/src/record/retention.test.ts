import { describe, expect, it } from 'vitest';
import { deleteAfterOf, mayBeDeleted } from './retention.ts';
import { chooseTelling, thumbnailEveryMs } from './thumbnails.ts';

const endedAt = new Date(Date.UTC(2026, 0, 1));

it.each([
  ['ordinary', '2028-01-01'],
  ['evidence', '2035-12-30'],
] as const)('%s is kept until %s', (retention, date) => {
  expect(deleteAfterOf(retention, endedAt)?.toISOString().slice(0, 10)).toBe(date);
});
it('permanent has no end, and what runs has none yet', () => {
  expect(deleteAfterOf('permanent', endedAt)).toBeNull();
  expect(deleteAfterOf('ordinary', null)).toBeNull();
});

describe('may be deleted', () => {
  const due = { endedAt, deleteAfter: new Date(1_000), isOnLegalHold: false, deletedAt: null };
  it.each([
    ['once its term is over', {}, 1_000, true],
    ['not before', {}, 999, false],
    ['not while somebody holds it', { isOnLegalHold: true }, 1_000, false],
    ['not what is kept for ever', { deleteAfter: null }, 1_000, false],
    ['not what runs', { endedAt: null }, 1_000, false],
    ['not twice', { deletedAt: new Date(5) }, 1_000, false],
  ])('%s', (_name, change, now, may) => expect(mayBeDeleted({ ...due, ...change }, now)).toBe(may));
});

describe('small pictures', () => {
  const track = (
    trackId: string,
    role: 'applicant' | 'agent',
    source: 'camera' | 'screen' | 'microphone',
    byteCount = 1,
  ) => ({
    ...{ trackId: trackId as never, role, source, byteCount },
    kind: source === 'microphone' ? ('audio' as const) : ('video' as const),
  });
  it.each([
    ['the applicant’s', [track('a', 'agent', 'camera', 9), track('b', 'applicant', 'camera')], 'b'],
    ['what was shown', [track('a', 'agent', 'camera', 9), track('b', 'agent', 'screen')], 'b'],
    ['whom there is more of', [track('a', 'agent', 'camera', 1), track('b', 'agent', 'camera', 2)], 'b'],
  ])('are %s', (_name, tracks, expected) => expect(chooseTelling(tracks)?.trackId).toBe(expected));
  it('are none of a voice', () => expect(chooseTelling([track('a', 'applicant', 'microphone')])).toBeNull());
  it.each([
    [60_000, 5_000],
    [3_000_000, 5_000],
    [3_600_000, 6_000],
    [36_000_000, 60_000],
  ])('of %i ms are one in %i', (lengthMs, everyMs) => expect(thumbnailEveryMs(lengthMs)).toBe(everyMs));
});
