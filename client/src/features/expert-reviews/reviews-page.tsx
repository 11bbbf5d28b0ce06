import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { ReviewRows } from '../../ui/expert/review-rows.tsx';
import { useReviewLoad } from '../../ui/expert/use-review-load.ts';
import { Loading } from '../../ui/spinner.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';
import { useTitle } from '../../ui/use-title.ts';
import styles from './reviews-page.module.css';

const scopes = ['running', 'ended'] as const;

type ReviewsPageProps = {
  /** What the pages below this door are called together. */
  door: string;
  to: (reviewId: ExpertReviewId) => string;
  intro?: ReactNode;
  onExpired: () => void;
};

/** Expert reviews in which whoever is signed in has a part, those that wait for them first. */
export function ReviewsPage({ door, to, intro, onExpired }: ReviewsPageProps) {
  const { t } = useTranslation(['expert', 'common']);
  const [scope, setScope] = useState<(typeof scopes)[number]>('running');
  const { value, error, retry } = useReviewLoad(null, `expert-reviews/${scope}`, () =>
    api('expertReview:list', { query: { scope } }),
  );
  useExpiry(error, onExpired);
  useTitle(`${t('list.title')} · ${door}`);
  return (
    <>
      <h1 className={styles.title}>{t('list.title')}</h1>
      {intro}
      <Card>
        <div role="toolbar" className={styles.scopes} aria-label={t('list.scope')}>
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
        {value === null && !error ? <Loading>{t('common:loading')}</Loading> : null}
        {value?.reviews.length === 0 ? (
          <p>{scope === 'running' ? t('list.empty') : t('list.emptyEnded')}</p>
        ) : null}
        {value === null ? null : <ReviewRows reviews={value.reviews} to={to} />}
      </Card>
    </>
  );
}
