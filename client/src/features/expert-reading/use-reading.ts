import type {
  PanelQuestion,
  ReadingItem,
  ReadingView,
  Remark,
} from '@cloudseat/shared/nouns/expert-reading.ts';
import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import { api } from '../../lib/http.ts';
import type { SignalError } from '../../lib/signal-error.ts';
import { useItemName } from '../../ui/expert/use-item-name.ts';
import { useReviewLoad } from '../../ui/expert/use-review-load.ts';
import { useExpiry } from '../../ui/use-expiry.ts';

export type Reading = {
  view: ReadingView | null;
  remarks: readonly Remark[];
  questions: readonly PanelQuestion[];
  error: SignalError | null;
  /** Asks again, e.g. when something was written here. */
  retry: () => void;
};

/** What of a pre-review is for whoever looks; asked for again whenever something of the review changed. */
export function useReading(review: ExpertReviewView, onExpired: () => void): Reading {
  const { reviewId, part } = review;
  const nameOf = useItemName(review);
  const params = { reviewId };
  const { value, error, retry } = useReviewLoad(reviewId, `expert-reading/${reviewId}`, async () => {
    const seesRemarks = part === 'expert' || part === 'convenor';
    const [view, { remarks }, { questions }] = await Promise.all([
      api('expertReading:get', { params }),
      seesRemarks ? api('expertRemark:list', { params }) : { remarks: [] },
      api('expertQuestion:list', { params }),
    ]);
    return { view, remarks, questions };
  });
  useExpiry(error, onExpired);
  const named = (item: ReadingItem): ReadingItem => ({ ...item, name: nameOf(item) });
  return {
    view: value && { ...value.view, items: value.view.items.map(named) },
    remarks: value?.remarks ?? [],
    questions: value?.questions ?? [],
    ...{ error, retry },
  };
}
