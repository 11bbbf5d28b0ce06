import type { Coverage, ReaderId } from '@cloudseat/shared/nouns/expert-reading.ts';
import { reportEveryMs } from '@cloudseat/shared/nouns/expert-reading-rules.ts';
import type { ExpertReviewId, PanelSeatId } from '@cloudseat/shared/nouns/expert-review.ts';
import { useEffect, useState } from 'react';
import { api } from '../../../lib/http.ts';
import { createLifetime } from '../../../lib/lifetime.ts';
import { randomToken } from '../../../lib/request-id.ts';
import { createReadingLog, type ReadingLog } from './reading-log.ts';

type Of = { reviewId: ExpertReviewId; seatId: PanelSeatId };
export type CountedReading = {
  log: ReadingLog | null;
  /** As of the last report that arrived; null: none has yet. */
  own: Coverage[] | null;
  /** False: reports wait in the browser for a connection. */
  isReachable: boolean;
};

/** Counts what this page shows and plays, as long as it is open; null counts nothing. */
export function useReadingLog(of: Of | null): CountedReading {
  const [log, setLog] = useState<ReadingLog | null>(null);
  const [own, setOwn] = useState<Coverage[] | null>(null);
  const [isReachable, setIsReachable] = useState(true);
  const { reviewId = null, seatId = null } = of ?? {};
  useEffect(() => {
    if (reviewId === null || seatId === null) return;
    const opened = createReadingLog({
      readerId: randomToken() as ReaderId,
      keyPrefix: `cloudseat.reading.${reviewId}.${seatId}.`,
      storage: localStorage,
      begin: (readerId) => api('expertReading:begin', { params: { reviewId }, body: { readerId } }),
      send: (readerId, body) => api('expertReading:report', { params: { reviewId, readerId }, body }),
      onOwn: setOwn,
      onReachable: setIsReachable,
    });
    const lifetime = createLifetime();
    lifetime.setInterval(() => void opened.flush(), reportEveryMs);
    lifetime.listen(window, 'pagehide', () => opened.keep());
    lifetime.listen(window, 'online', () => void opened.flush());
    lifetime.listen(document, 'visibilitychange', () => void opened.flush());
    lifetime.defer(() => void opened.flush());
    setLog(opened);
    void opened.flush();
    return () => {
      setLog(null);
      lifetime.end();
    };
  }, [reviewId, seatId]);
  return { log, own, isReachable };
}
