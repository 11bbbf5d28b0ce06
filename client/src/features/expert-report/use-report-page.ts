import type { ReportSectionId } from '@cloudseat/shared/nouns/expert-report.ts';
import type { ExpertReviewView, PanelSeatId } from '@cloudseat/shared/nouns/expert-review.ts';
import { useEffect, useState } from 'react';
import { type SignalError, toSignalError } from '../../lib/signal-error.ts';
import { useReviewSignal, useReviewTick } from '../../ui/expert/review-line.ts';
import { createReportPage, type ReportPage } from './report-page.ts';

export type WhoIsWhere = ReadonlyMap<PanelSeatId, ReportSectionId>;

/** The text as it is written, drawn anew with every letter of anybody; and where the others are. */
export function useReportPage({ reviewId, ownSeatId }: ExpertReviewView) {
  const signal = useReviewSignal();
  const tick = useReviewTick(reviewId);
  const [page, setPage] = useState<ReportPage | null>(null);
  const [, setRevision] = useState(0);
  const [error, setError] = useState<SignalError | null>(null);
  const [whoIsWhere, setWhoIsWhere] = useState<WhoIsWhere>(new Map());

  useEffect(() => {
    const opened = createReportPage({
      ...{ reviewId, seatId: ownSeatId, storage: sessionStorage },
      onChange: () => setRevision((count) => count + 1),
    });
    setPage(opened);
    return () => opened.close();
  }, [reviewId, ownSeatId]);

  // On every change of the review and every new connection: what was told meanwhile was not heard.
  useEffect(() => {
    page?.read().then(
      () => setError(null),
      (thrown) => setError(toSignalError(thrown)),
    );
  }, [page, tick]);

  useEffect(() => {
    if (signal === null || page === null) return;
    return signal.on('expertReport:written', (told) => {
      if (told.reviewId !== reviewId || told.seatId === ownSeatId) return;
      page.hear(told.seq);
      setWhoIsWhere((before) => {
        const after = new Map(before);
        if (told.sectionId === null) after.delete(told.seatId);
        else after.set(told.seatId, told.sectionId);
        return after;
      });
    });
  }, [signal, page, reviewId, ownSeatId]);

  return { page, error, whoIsWhere };
}
