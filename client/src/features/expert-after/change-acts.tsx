import type { ChangeView } from '@cloudseat/shared/nouns/expert-after.ts';
import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import styles from './after.module.css';
import { ReplaceDialog } from './replace-dialog.tsx';
import { VerifyDialog } from './verify-dialog.tsx';

type ChangeActsProps = {
  review: ExpertReviewView;
  change: ChangeView;
  mayReplaceVerifiers: boolean;
  onChanged: () => void;
};

/** What an expert, the chair or the convenor can do about one change. */
export function ChangeActs({ review, change, mayReplaceVerifiers, onChanged }: ChangeActsProps) {
  const { t } = useTranslation('expert-after');
  const [asking, setAsking] = useState<'verify' | 'replace' | null>(null);
  const mayReplace = mayReplaceVerifiers && change.state !== 'verified';
  if (!change.isOwnToVerify && !mayReplace) return null;
  const dialog = {
    ...{ reviewId: review.reviewId, change, onClose: () => setAsking(null) },
    onDone() {
      setAsking(null);
      onChanged();
    },
  };
  return (
    <div className={styles.acts}>
      {change.isOwnToVerify ? (
        <Button kind="primary" onClick={() => setAsking('verify')}>
          {t('verify.open')}
        </Button>
      ) : null}
      {mayReplace ? <Button onClick={() => setAsking('replace')}>{t('replace.open')}</Button> : null}
      {asking === 'verify' ? <VerifyDialog {...dialog} /> : null}
      {asking === 'replace' ? <ReplaceDialog {...dialog} seats={review.seats} /> : null}
    </div>
  );
}
