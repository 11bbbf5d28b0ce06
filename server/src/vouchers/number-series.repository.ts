import { sql } from 'drizzle-orm';
import type { Transaction } from '../platform/db.ts';
import { numberSeries } from './number-series.schema.ts';
import { formatNumber, type NumberWish, seriesOf } from './voucher-number.ts';

/** The next number of a department's kind and year. */
export async function takeNumber(tx: Transaction, wish: NumberWish): Promise<string> {
  const series = seriesOf(wish);
  return formatNumber(series, await takeNext(tx, series));
}

/**
 * The next number of a series, inside the transaction that stores what bears it: it is taken when that commits, and given again
 * when it does not, so the series has no gap. Others who want one of the same series wait until then: take it last, and do
 * nothing slow after it.
 */
export async function takeNext(tx: Transaction, series: string): Promise<number> {
  const [row] = await tx
    .insert(numberSeries)
    .values({ series, lastNumber: 1 })
    .onConflictDoUpdate({
      target: numberSeries.series,
      set: { lastNumber: sql`${numberSeries.lastNumber} + 1` },
    })
    .returning({ lastNumber: numberSeries.lastNumber });
  if (!row) throw new Error(`no number came of ${series}`);
  return row.lastNumber;
}
