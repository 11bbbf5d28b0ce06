import type { FilingView } from '@cloudseat/shared/nouns/expert-filing.ts';
import type { ExpertReviewId, ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { api } from '../../lib/http.ts';
import { newRequestId } from '../../lib/request-id.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useTask } from '../../ui/use-task.ts';

/** Where the page of a review is, at the door that shows this one. */
export type ReviewPath = (reviewId: ExpertReviewId) => string;
type LinksProps = { filing: FilingView; reviewPath: ReviewPath };

/** The void review that this one is begun in place of, and the one that was begun in place of this. */
export function ReviewLinks({ filing: { replaces, replacedBy }, reviewPath }: LinksProps) {
  const { t } = useTranslation('expert-filing');
  const links = [
    ...(replaces === null ? [] : [{ ...replaces, words: t('again.replaces') }]),
    ...(replacedBy === null ? [] : [{ ...replacedBy, words: t('again.replacedBy') }]),
  ];
  return links.map(({ reviewId, caseNumber, words }) => (
    <Banner key={reviewId}>
      {words}
      <Link href={reviewPath(reviewId)}>{caseNumber}</Link>
    </Banner>
  ));
}

/** After a review was declared void: the way to file the project anew, with everything that was brought. */
export function BeginAgain({
  review: { reviewId },
  filing,
  reviewPath,
}: LinksProps & { review: ExpertReviewView }) {
  const { t } = useTranslation('expert-filing');
  const [, navigate] = useLocation();
  // One draft, however often it is sent.
  const [requestId] = useState(newRequestId);
  const task = useTask();
  if (!filing.mayBeginAgain) return null;
  const begin = () =>
    task.run(async () => {
      const made = await api('expertFiling:beginAgain', { params: { reviewId }, body: { requestId } });
      navigate(reviewPath(made.reviewId));
    });
  return (
    <Card title={t('again.title')}>
      <p>{t('again.text')}</p>
      {task.error ? <ErrorNotice error={task.error} /> : null}
      <Button kind="primary" isWide isBusy={task.isRunning} onClick={() => void begin()}>
        {t('again.go')}
      </Button>
    </Card>
  );
}
