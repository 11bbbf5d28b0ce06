import type { CaseId } from '@cloudseat/shared/nouns/ids.ts';
import type { JointReviewSummary } from '@cloudseat/shared/nouns/joint-review.ts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Card } from '../card.tsx';
import { ErrorNotice } from '../error-notice.tsx';
import { useLoad } from '../use-load.ts';
import styles from './joint.module.css';
import { ReviewRow } from './review-row.tsx';

type JointCardProps = {
  caseId: CaseId;
  /** Asks again as it changes. */
  refreshKey?: string | number;
  /** Into the review, for who may look into it here. */
  wayTo?: (review: JointReviewSummary) => ReactNode;
  /** The way to a new one, for who may call it. */
  action?: ReactNode;
};

/** Joint reviews of one case, those that run and those that have ended. */
export function JointCard({ caseId, refreshKey = '', wayTo, action }: JointCardProps) {
  const { t } = useTranslation('joint');
  const { value, error, retry } = useLoad(`joint/${caseId}/${refreshKey}`, () => loadOfCase(caseId));
  return (
    <Card title={t('case.title')}>
      {error ? <ErrorNotice error={error} onRetry={retry} /> : null}
      {value?.length === 0 ? <p>{t('case.none')}</p> : null}
      {value === null || value.length === 0 ? null : (
        <ul className={styles.seats}>
          {value.map((review) => (
            <li key={review.reviewId}>
              <ReviewRow review={review} />
              {wayTo?.(review)}
            </li>
          ))}
        </ul>
      )}
      {action}
    </Card>
  );
}

async function loadOfCase(caseId: CaseId): Promise<JointReviewSummary[]> {
  const lists = await Promise.all(
    (['running', 'ended'] as const).map((scope) => api('jointReview:list', { query: { caseId, scope } })),
  );
  return lists.flatMap(({ reviews }) => reviews);
}
