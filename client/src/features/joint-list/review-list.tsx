import type { JointReviewId, JointReviewSummary } from '@cloudseat/shared/nouns/joint-review.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { ReviewRows } from '../../ui/joint/review-rows.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useLoad } from '../../ui/use-load.ts';
import styles from './review-list.module.css';

const scopes = ['running', 'owing', 'ended'] as const;
type Scope = (typeof scopes)[number];

type ReviewListProps = {
  /** Asks again as it changes. */
  refreshKey: string;
  onOpen: (reviewId: JointReviewId) => void;
};

/** Joint reviews in which one has a part, those that wait for oneself first. */
export function ReviewList({ refreshKey, onOpen }: ReviewListProps) {
  const { t } = useTranslation('joint');
  const [scope, setScope] = useState<Scope>('running');
  const { value, error, retry } = useLoad(`reviews/${scope}/${refreshKey}`, () =>
    api('jointReview:list', { query: { scope } }),
  );
  return (
    <>
      <p className={styles.intro}>{t('list.intro')}</p>
      <div className={styles.scopes} role="toolbar" aria-label={t('list.title')}>
        {scopes.map((each) => (
          <Button
            key={each}
            kind={each === scope ? 'primary' : 'secondary'}
            aria-pressed={each === scope}
            onClick={() => setScope(each)}
          >
            {t(`list.${each}`)}
          </Button>
        ))}
      </div>
      {error ? <ErrorNotice error={error} onRetry={retry} /> : null}
      {value === null ? (
        error ? null : (
          <Loading>{t('loading')}</Loading>
        )
      ) : (
        <Found scope={scope} reviews={value.reviews} onOpen={onOpen} />
      )}
    </>
  );
}

type FoundProps = {
  scope: Scope;
  reviews: readonly JointReviewSummary[];
  onOpen: (reviewId: JointReviewId) => void;
};

function Found({ scope, reviews, onOpen }: FoundProps) {
  const { t } = useTranslation('joint');
  if (reviews.length === 0) return <p>{t(`list.empty.${scope}`)}</p>;
  return <ReviewRows reviews={reviews} to={{ open: onOpen }} />;
}
