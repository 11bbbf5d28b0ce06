import type { ReadingReport } from '@cloudseat/shared/contract/expert-reading-routes.ts';
import type { Coverage, ReaderId, ReadingItem } from '@cloudseat/shared/nouns/expert-reading.ts';
import { mergeSpans, type ReadingSpan } from '@cloudseat/shared/nouns/reading-spans.ts';
import type { z } from 'zod';
import { toSignalError } from '../../../lib/signal-error.ts';

type Report = z.input<typeof ReadingReport>;
type Batch = { sequence: number; reports: Report[] };
/** What one reader has not been told of as received. */
type Kept = { readerId: ReaderId; batches: Batch[] };
type Of = Pick<ReadingItem, 'itemId' | 'version'>;

export type ReadingLog = ReturnType<typeof createReadingLog>;
type Options = {
  readerId: ReaderId;
  /** Begins the names under which this expert's reports of this review are kept in the browser. */
  keyPrefix: string;
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;
  begin: (readerId: ReaderId) => Promise<unknown>;
  send: (readerId: ReaderId, batch: Batch) => Promise<{ own: Coverage[] }>;
  onOwn: (own: Coverage[]) => void;
  /** Whether reports arrive; what does not is kept and sent again. */
  onReachable: (isReachable: boolean) => void;
};

/** Of one request; what is more goes with the next. */
const [itemsMax, partsMax] = [40, 200];
/** The server will never take it: there is nothing to keep. */
const isRefusal = (error: unknown): boolean => {
  const { code, isRetryable } = toSignalError(error);
  return !isRetryable && code !== 'UNAUTHENTICATED';
};

/**
 * What was shown and played on this page, told to the server in batches: one at a time, each under its number, so that a repeat counts
 * once. What is not acknowledged stays in the browser through reloads and cut networks, and is sent by the next page that opens.
 */
export function createReadingLog(options: Options) {
  const { readerId, keyPrefix, storage, begin, send, onOwn, onReachable } = options;
  const ownKey = `${keyPrefix}${readerId}`;
  const open = new Map<string, { of: Of; spans: ReadingSpan[]; pages: Map<number, number> }>();
  let sending: Batch | null = null;
  let nextSequence = 1;
  let hasBegun = false;
  let running: Promise<void> | null = null;

  const quietly = <Result>(run: () => Result): Result | null => {
    try {
      return run();
    } catch {
      // Without storage, or where it is full: reports still go out while the page is open.
      return null;
    }
  };
  function openReports(): Report[] {
    return [...open.values()].slice(0, itemsMax).map(({ of, spans, pages }) => ({
      ...{ itemId: of.itemId, version: of.version },
      spans: mergeSpans(spans).slice(0, partsMax),
      pages: [...pages].slice(0, partsMax).map(([page, shownMs]) => ({ page, shownMs: Math.round(shownMs) })),
    }));
  }
  function takeOpen(): Report[] {
    const reports = openReports();
    for (const [key, { spans, pages }] of [...open].slice(0, itemsMax)) {
      const rest = mergeSpans(spans).slice(partsMax);
      for (const page of [...pages.keys()].slice(0, partsMax)) pages.delete(page);
      if (rest.length === 0 && pages.size === 0) open.delete(key);
      else spans.splice(0, spans.length, ...rest);
    }
    return reports;
  }
  function keep(): void {
    const rest = openReports();
    const batches = [
      ...(sending === null ? [] : [sending]),
      ...(rest.length === 0 ? [] : [{ sequence: nextSequence, reports: rest }]),
    ];
    quietly(() =>
      batches.length === 0
        ? storage.removeItem(ownKey)
        : storage.setItem(ownKey, JSON.stringify({ readerId, batches } satisfies Kept)),
    );
  }
  function* earlier(): Generator<[key: string, kept: Kept]> {
    const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '');
    for (const key of keys)
      if (key.startsWith(keyPrefix) && key !== ownKey) {
        const kept = quietly(() => JSON.parse(storage.getItem(key) ?? '') as Kept);
        if (kept === null) quietly(() => storage.removeItem(key));
        else yield [key, kept];
      }
  }

  /** Gives whether the server has it, or never will. */
  async function deliver(reader: ReaderId, batch: Batch): Promise<boolean> {
    try {
      onOwn((await send(reader, batch)).own);
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
    return true;
  }
  async function sendEarlier(): Promise<void> {
    for (const [key, { readerId: reader, batches }] of [...(quietly(() => [...earlier()]) ?? [])]) {
      for (const batch of batches) await deliver(reader, batch);
      quietly(() => storage.removeItem(key));
    }
  }
  async function sendOwn(): Promise<void> {
    if (!hasBegun) {
      await begin(readerId);
      hasBegun = true;
    }
    while (sending !== null || open.size > 0) {
      if (sending === null) sending = { sequence: nextSequence++, reports: takeOpen() };
      keep();
      await deliver(readerId, sending);
      sending = null;
      keep();
    }
  }

  return {
    /** Before this nothing counts: time passes for a reader from its beginning on. */
    get hasBegun() {
      return hasBegun;
    },
    played(of: Of, spans: readonly ReadingSpan[]): void {
      if (hasBegun) entryOf(of).spans.push(...spans);
    },
    shown(of: Of, page: number, ms: number): void {
      if (!hasBegun) return;
      const { pages } = entryOf(of);
      pages.set(page, (pages.get(page) ?? 0) + ms);
    },
    /** To the browser's own storage, e.g. when the page goes away. */
    keep,
    /** Resolves when all was tried. */
    async flush(): Promise<void> {
      if (running !== null) return running;
      running = sendEarlier()
        .then(sendOwn)
        .then(
          () => onReachable(true),
          () => {
            keep();
            onReachable(false);
          },
        )
        .finally(() => {
          running = null;
        });
      return running;
    },
  };

  function entryOf(of: Of) {
    const key = `${of.itemId}/${of.version}`;
    const entry = open.get(key) ?? { of, spans: [], pages: new Map<number, number>() };
    open.set(key, entry);
    return entry;
  }
}
