import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useReviewTick } from '../../ui/expert/review-line.ts';
import { ReviewRows } from '../../ui/expert/review-rows.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';
import { useLoad } from '../../ui/use-load.ts';
import { useTitle } from '../../ui/use-title.ts';

const scopes = ['running', 'ended'] as const;

/** Expert reviews in which whoever is signed in has a part, those that wait for them first. */
export function ReviewsPage({ onExpired }: { onExpired: () => void }) {
  const { t } = useTranslation(['expert', 'panel', 'common']);
  const [scope, setScope] = useState<(typeof scopes)[number]>('running');
  const tick = useReviewTick(null);
  const { value, error, retry } = useLoad(
    `expert-reviews/${scope}/${tick}`,
    () => api('expertReview:list', { query: { scope } }),
    { keepsShown: true },
  );
  useExpiry(error, onExpired);
  useTitle(`${t('list.title')} · ${t('panel:title')}`);
  return (
    <Card title={t('list.title')}>
      <div role="toolbar" aria-label={t('list.scope')}>
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
      {value === null ? null : <ReviewRows reviews={value.reviews} to={(id) => `/reviews/${id}`} />}
    </Card>
  );
}
