import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CaseTimeline } from '../../ui/case-timeline.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useReviewLoad } from '../../ui/expert/use-review-load.ts';
import { Loading } from '../../ui/spinner.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';

type JournalCardProps = { reviewId: ExpertReviewId; onExpired: () => void };
const noNames: ReadonlyMap<string, string> = new Map();

/** Everything that happened in the case of a review, for who leads it: long, and asked for once it is to be seen. */
export function JournalCard(props: JournalCardProps) {
  const { t } = useTranslation('expert-page');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Card
      title={t('journal.title')}
      aside={
        <Button aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {t(isOpen ? 'journal.close' : 'journal.open')}
        </Button>
      }
    >
      <p>{t('journal.intro')}</p>
      {isOpen ? <Journal {...props} /> : null}
    </Card>
  );
}

function Journal({ reviewId, onExpired }: JournalCardProps) {
  const { t } = useTranslation('common');
  const { value, error, retry } = useReviewLoad(reviewId, `expert-review/${reviewId}/timeline`, () =>
    api('expertReview:timeline', { params: { reviewId } }),
  );
  useExpiry(error, onExpired);
  if (value === null)
    return error ? <ErrorNotice error={error} onRetry={retry} /> : <Loading>{t('loading')}</Loading>;
  return <CaseTimeline entries={value.entries} names={noNames} />;
}
