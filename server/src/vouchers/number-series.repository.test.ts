import { describe, expect, it } from 'vitest';
import type { Database } from '../platform/db.ts';
import { makeId } from '../platform/ids.ts';
import { databaseKinds, useTestDatabase } from '../platform/test-support/test-databases.ts';
import { takeNumber } from './number-series.repository.ts';
import type { NumberWish } from './voucher-number.ts';

describe.each(databaseKinds)('numbers of papers on %s', (kind) => {
  const db = useTestDatabase(kind);
  /** A department of the test's own. */
  const freshWish = (): NumberWish => ({ departmentMark: makeId(), kind: 'acceptance', year: 2026 });
  const take = (wish: NumberWish, database: Database = db()) =>
    database.transaction((tx) => takeNumber(tx, wish));
  const counts = (numbers: string[]) => numbers.map((number) => Number(/(\d+)号$/.exec(number)?.[1]));

  it('begin at one in each department, kind and year, and go up by one', async () => {
    const wish = freshWish();
    expect(await take(wish)).toBe(`${wish.departmentMark}受〔2026〕000001号`);
    expect(await take(wish)).toBe(`${wish.departmentMark}受〔2026〕000002号`);
    expect(await take({ ...wish, kind: 'refusal' })).toBe(`${wish.departmentMark}不受〔2026〕000001号`);
    expect(await take({ ...wish, year: 2027 })).toBe(`${wish.departmentMark}受〔2027〕000001号`);
    expect(await take(freshWish())).toMatch(/000001号$/);
  });

  it('taken by many at once are all different and without a gap', async () => {
    const wish = freshWish();
    const numbers = await Promise.all(Array.from({ length: 40 }, () => take(wish)));
    expect(counts(numbers).sort((left, right) => left - right)).toEqual(
      Array.from({ length: 40 }, (_, at) => at + 1),
    );
  });

  it('of a transaction that fails are given to the next, also while others wait for them', async () => {
    const wish = freshWish();
    await take(wish);
    const fails = (at: number) => at % 3 === 0;
    const outcomes = await Promise.allSettled(
      Array.from({ length: 30 }, (_, at) =>
        db().transaction(async (tx) => {
          const number = await takeNumber(tx, wish);
          if (fails(at)) throw new Error('the paper could not be stored');
          return number;
        }),
      ),
    );
    const kept = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    expect(kept).toHaveLength(20);
    expect(counts(kept).sort((left, right) => left - right)).toEqual(
      Array.from({ length: 20 }, (_, at) => at + 2),
    );
    expect(await take(wish)).toMatch(/000022号$/);
  });
});
