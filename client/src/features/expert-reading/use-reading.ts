import type { PanelQuestion, ReadingView, Remark } from '@cloudseat/shared/nouns/expert-reading.ts';
import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import { useCallback, useState } from 'react';
import { api } from '../../lib/http.ts';
import type { SignalError } from '../../lib/signal-error.ts';
import { useReviewTick } from '../../ui/expert/review-line.ts';
import { useReviewLoad } from '../../ui/expert/use-review-load.ts';
import { useExpiry } from '../../ui/use-expiry.ts';

export type Reading = {
  view: ReadingView | null;
  remarks: readonly Remark[];
  questions: readonly PanelQuestion[];
  error: SignalError | null;
  retry: () => void;
  /** Something was written here: asked for again. */
  reload: () => void;
};

/** What of a pre-review is for whoever looks; asked for again whenever something of the review changed. */
export function useReading(review: ExpertReviewView, onExpired: () => void): Reading {
  const { reviewId, part } = review;
  const tick = useReviewTick(reviewId);
  const [written, setWritten] = useState(0);
  const params = { reviewId };
  const { value, error, retry } = useReviewLoad(
    `expert-reading/${reviewId}`,
    `${review.version}/${tick}/${written}`,
    async () => {
      const seesRemarks = part === 'expert' || part === 'convenor';
      const [view, { remarks }, { questions }] = await Promise.all([
        api('expertReading:get', { params }),
        seesRemarks ? api('expertRemark:list', { params }) : { remarks: [] },
        api('expertQuestion:list', { params }),
      ]);
      return { view, remarks, questions };
    },
  );
  useExpiry(error, onExpired);
  const reload = useCallback(() => setWritten((count) => count + 1), []);
  return {
    view: value?.view ?? null,
    remarks: value?.remarks ?? [],
    questions: value?.questions ?? [],
    ...{ error, retry, reload },
  };
}
