import type {
  PanelQuestion,
  ReadingItem,
  ReadingView,
  Remark,
} from '@cloudseat/shared/nouns/expert-reading.ts';
import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import { api } from '../../lib/http.ts';
import type { SignalError } from '../../lib/signal-error.ts';
import { useReviewLoad } from '../../ui/expert/use-review-load.ts';
import { useExpiry } from '../../ui/use-expiry.ts';
import { useLocalText } from '../../ui/use-locale.ts';

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
  const text = useLocalText();
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
  /** Files are called anything: what the kind of project asks for comes first. */
  const named = (item: ReadingItem): ReadingItem => {
    const line = review.kind.materials.find(({ lineId }) => lineId === item.lineId);
    return line === undefined ? item : { ...item, name: `${text(line.name)} · ${item.name}` };
  };
  return {
    view: value && { ...value.view, items: value.view.items.map(named) },
    remarks: value?.remarks ?? [],
    questions: value?.questions ?? [],
    ...{ error, retry },
  };
}
