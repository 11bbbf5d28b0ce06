import type { DrawConditions, ExpertDrawView } from '@cloudseat/shared/nouns/expert-draw.ts';
import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import { sealedPanelStates } from '@cloudseat/shared/nouns/expert-review-rules.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useReviewLoad } from '../../ui/expert/use-review-load.ts';
import { Loading } from '../../ui/spinner.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';
import { AnswersList } from './answers-list.tsx';
import { ConditionsForm } from './conditions-form.tsx';
import styles from './expert-draw.module.css';
import { RecordLine } from './record-line.tsx';
import { RoundCard } from './round-card.tsx';

type DrawPanelProps = { review: ExpertReviewView; onExpired: () => void };

/** Who judges: conditions, two signatures, the draw and the answers; for convenors to do and for overseers to read. */
export function DrawPanel({ review, onExpired }: DrawPanelProps) {
  const { part, state } = review;
  if ((part !== 'convenor' && part !== 'overseer') || state === 'draft') return null;
  return <Draw {...{ review, onExpired }} />;
}

function Draw({ review: { reviewId, state }, onExpired }: DrawPanelProps) {
  const { t } = useTranslation(['expert-draw', 'common']);
  const [isEditing, setIsEditing] = useState(false);
  const { value, error, retry } = useReviewLoad(reviewId, `expert-draw/${reviewId}`, () =>
    api('expertDraw:get', { params: { reviewId } }),
  );
  useExpiry(error, onExpired);
  if (value === null)
    return error ? <ErrorNotice error={error} onRetry={retry} /> : <Loading>{t('common:loading')}</Loading>;
  const last = value.rounds.at(-1);
  const mayConfigure = value.acts.includes('configure');
  async function save(conditions: DrawConditions): Promise<void> {
    const { version } = value as ExpertDrawView;
    await api('expertDraw:configure', { params: { reviewId }, body: { version, conditions } });
    setIsEditing(false);
    retry();
  }
  return (
    <Card
      title={t('title')}
      aside={
        mayConfigure && !isEditing && last !== undefined ? (
          <Button onClick={() => setIsEditing(true)}>{t(last.state === 'drawn' ? 'widen' : 'change')}</Button>
        ) : null
      }
    >
      <div className={styles.panel}>
        {error ? <ErrorNotice error={error} onRetry={retry} /> : null}
        {value.lacking.length > 0 ? (
          <Banner tone="warn" title={t('lacking.title', { positions: value.lacking.join('、') })}>
            {t('lacking.next')}
          </Banner>
        ) : null}
        {mayConfigure && (isEditing || last === undefined) ? (
          <ConditionsForm
            draw={value}
            onSave={save}
            onCancel={last === undefined ? null : () => setIsEditing(false)}
          />
        ) : last === undefined ? (
          <p>{t('none')}</p>
        ) : (
          value.rounds
            .toReversed()
            .map((round) => (
              <RoundCard
                key={round.round}
                {...{ reviewId, round }}
                acts={round === last ? value.acts : []}
                version={value.version}
                onDone={retry}
              />
            ))
        )}
        <AnswersList
          {...{ reviewId, isSealed: sealedPanelStates.includes(state) }}
          draw={value}
          onDone={retry}
        />
        {last?.commitment ? <RecordLine reviewId={reviewId} /> : null}
      </div>
    </Card>
  );
}
