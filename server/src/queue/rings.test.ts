import { expect, it } from 'vitest';
import type { QueueClass } from './queue-class.ts';
import { printRings, ringsOf } from './rings.ts';

const times = { levelRingMs: 30_000, lowerLevelRingMs: 20_000, generalRingMs: 10_000 };
const rings = (queueClass: string) => printRings(ringsOf(queueClass as QueueClass, times));

it('a call widens over its level, one lower, the general window, then several agents at once', () => {
  expect(rings('tax:vat:3:zh:any')).toBe(
    'tax:vat:3:zh:any|30000|level tax:vat:2:zh:any|20000|lowerLevel tax:general:1:zh:any|10000|general *|0|parallel',
  );
});

it('steps that would add nobody are left out', () => {
  expect(rings('tax:vat:1:en:any')).toBe(
    'tax:vat:1:en:any|30000|level tax:general:1:en:any|10000|general *|0|parallel',
  );
  expect(rings('tax:general:1:zh:any')).toBe('tax:general:1:zh:any|30000|level *|0|parallel');
  expect(rings('tax:general:2:zh:any')).toBe(
    'tax:general:2:zh:any|30000|level tax:general:1:zh:any|20000|lowerLevel *|0|parallel',
  );
});

it('a partner region’s line widens among its own; to who may only help, once none of its own is signed in', () => {
  const year = 365 * 86_400_000;
  const helpers =
    'tax:vat:2:zh:any|10000|assist tax:vat:1:zh:any|10000|assist tax:general:1:zh:any|10000|assist';
  expect(rings('tax:vat:2:zh:owner_luzhou')).toBe(
    `tax:vat:2:zh:owner_luzhou|30000|level tax:vat:1:zh:owner_luzhou|20000|lowerLevel tax:general:1:zh:owner_luzhou|${year}|general ${helpers}`,
  );
  expect(rings('tax:general:1:zh:owner_luzhou')).toBe(
    `tax:general:1:zh:owner_luzhou|${year}|level tax:general:1:zh:any|10000|assist`,
  );
});
