import { type ReaderId, ReadingItemId } from '@cloudseat/shared/nouns/expert-reading.ts';
import { describe, expect, it } from 'vitest';
import { SignalError } from '../../../lib/signal-error.ts';
import { createReadingLog } from './reading-log.ts';

const film = { itemId: ReadingItemId.parse('film'), version: 1 };
const plan = { itemId: ReadingItemId.parse('plan'), version: 2 };

function memory() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    key: (at: number) => [...kept.keys()][at] ?? null,
    get length() {
      return kept.size;
    },
  };
}

function openLog(storage = memory(), reader = 'reader-1') {
  const sent: unknown[] = [];
  const reachable: boolean[] = [];
  let failure: SignalError | null = null;
  const log = createReadingLog({
    ...{ readerId: reader as ReaderId, keyPrefix: 'reading.review.seat.', storage },
    begin: async () => {
      if (failure) throw failure;
    },
    send: async (readerId, batch) => {
      sent.push(structuredClone({ readerId, ...batch }));
      if (failure) throw failure;
      return { own: [] };
    },
    onOwn: () => {},
    onReachable: (isReachable) => reachable.push(isReachable),
  });
  return {
    ...{ log, sent, reachable, storage },
    fail: (code: ConstructorParameters<typeof SignalError>[0]['code'] | null) => {
      failure = code === null ? null : new SignalError({ code, message: '' });
    },
  };
}
const batch = (sequence: number, reports: unknown[], readerId = 'reader-1') => ({
  readerId,
  sequence,
  reports,
});
const played = (...spans: [number, number][]) => ({ ...film, spans, pages: [] });
const shown = (page: number, shownMs: number) => ({ ...plan, spans: [], pages: [{ page, shownMs }] });

describe('what was read', () => {
  it('counts from the moment at which the server knows the page, and goes out in numbered batches', async () => {
    const { log, sent, storage } = openLog();
    log.played(film, [[0, 500]]);
    await log.flush();
    expect([sent, log.hasBegun]).toEqual([[], true]);
    log.played(film, [[0, 1_000]]);
    log.played(film, [
      [1_000, 2_000],
      [9_000, 9_500],
    ]);
    log.shown(plan, 3, 400);
    log.shown(plan, 3, 350.4);
    await log.flush();
    log.played(film, [[2_000, 3_000]]);
    await log.flush();
    await log.flush();
    expect(sent).toEqual([
      batch(1, [played([0, 2_000], [9_000, 9_500]), shown(3, 750)]),
      batch(2, [played([2_000, 3_000])]),
    ]);
    expect(storage.length).toBe(0);
  });

  it('is sent again as it was after a cut network, what came meanwhile under the next number', async () => {
    const { log, sent, reachable, fail } = openLog();
    await log.flush();
    log.played(film, [[0, 1_000]]);
    fail('UNAVAILABLE');
    await log.flush();
    log.played(film, [[1_000, 2_000]]);
    await log.flush();
    fail(null);
    await log.flush();
    const first = batch(1, [played([0, 1_000])]);
    expect(sent).toEqual([first, first, first, batch(2, [played([1_000, 2_000])])]);
    expect(reachable).toEqual([true, false, false, true]);
  });

  it('survives the end of its page: the next one sends it in its name', async () => {
    const before = openLog();
    await before.log.flush();
    before.log.played(film, [[0, 1_000]]);
    before.fail('UNAVAILABLE');
    await before.log.flush();
    before.log.shown(plan, 1, 900);
    before.log.keep();
    const after = openLog(before.storage, 'reader-2');
    await after.log.flush();
    expect(after.sent).toEqual([batch(1, [played([0, 1_000])]), batch(2, [shown(1, 900)])]);
    expect(after.storage.length).toBe(0);
  });

  it('is dropped where the server will never take it, and kept for whoever has to sign in anew', async () => {
    const { log, storage, fail } = openLog();
    await log.flush();
    log.played(film, [[0, 1_000]]);
    fail('UNAUTHENTICATED');
    await log.flush();
    expect(storage.length).toBe(1);
    fail('READING_TOO_FAST');
    await log.flush();
    expect(storage.length).toBe(0);
  });
});
