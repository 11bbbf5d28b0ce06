import type { OwnJointReview } from '@cloudseat/shared/nouns/joint-review.ts';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../ui/link-button.tsx';
import { Page } from '../../ui/page.tsx';
import { OwnReviewCard } from './own-review-card.tsx';

/** A review without a room to go into: not yet, or over. */
export function OwnReviewPage({ review }: { review: OwnJointReview }) {
  const { t } = useTranslation('own-joint');
  return (
    <Page
      title={t('card.title')}
      backTo={`/cases/${review.caseId}`}
      tellsChanges
      action={
        <LinkButton to={`/cases/${review.caseId}`} kind="primary" isWide>
          {t('toCase')}
        </LinkButton>
      }
    >
      <OwnReviewCard review={review} />
    </Page>
  );
}
