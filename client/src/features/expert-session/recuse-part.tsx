import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import type { ExpertSession } from '@cloudseat/shared/nouns/expert-session.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

type RecusePartProps = { review: ExpertReviewView; session: ExpertSession; onRecused?: () => void };
const mayStepAside: readonly ExpertReviewView['state'][] = [
  ...(['checkIn', 'panelOpened', 'presenting', 'questioning', 'deliberating', 'scoring'] as const),
];

/** 回避 by one's own word once one has checked in; before that it is answered with the check-in itself. */
export function RecusePart({ review, session, onRecused }: RecusePartProps) {
  const { t } = useTranslation('expert-session');
  const [isAsking, setIsAsking] = useState(false);
  const own = review.seats.find(({ isOwn, isVoid }) => isOwn && !isVoid);
  if (review.part !== 'expert' || own?.state !== 'checkedIn' || !mayStepAside.includes(session.state))
    return null;
  const params = { reviewId: review.reviewId };
  return (
    <>
      <Button kind="plain" onClick={() => setIsAsking(true)}>
        {t('recuse.do')}
      </Button>
      {isAsking ? (
        <ReasonDialog
          title={t('recuse.title')}
          text={t('recuse.text')}
          confirm={t('recuse.confirm')}
          onConfirm={async ({ reason }) => {
            await api('expertSession:recuse', { params, body: { reason } });
            onRecused?.();
          }}
          onClose={() => setIsAsking(false)}
        />
      ) : null}
    </>
  );
}
