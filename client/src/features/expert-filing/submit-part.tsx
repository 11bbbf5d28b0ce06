import type { FilingView } from '@cloudseat/shared/nouns/expert-filing.ts';
import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import { useTask } from '../../ui/use-task.ts';
import styles from './filing.module.css';

type SubmitPartProps = {
  review: ExpertReviewView;
  filing: FilingView;
  isUploading: boolean;
  onChanged: () => void;
};

/** What is still missing; where nothing is, the way in. */
export function SubmitPart({ review, filing, isUploading, onChanged }: SubmitPartProps) {
  const { t } = useTranslation('expert-filing');
  const text = useLocalText();
  const [isAsking, setIsAsking] = useState(false);
  const task = useTask();
  const { reviewId, title, version } = review;
  const lacking = review.kind.materials.filter(({ lineId }) => filing.lackingLineIds.includes(lineId));
  async function submit(): Promise<void> {
    const isIn = await task.run(() =>
      api('expertFiling:submit', { params: { reviewId }, body: { version } }),
    );
    setIsAsking(false);
    if (isIn || task.error?.code === 'CHANGED_MEANWHILE') onChanged();
  }
  return (
    <Card>
      {lacking.length > 0 ? (
        <Banner tone="warn" title={t('submit.lacking', { count: lacking.length })}>
          {lacking.map(({ name }) => text(name)).join('、')}
        </Banner>
      ) : (
        <Banner tone="good">{t('submit.ready')}</Banner>
      )}
      {task.error ? <ErrorNotice error={task.error} onRetry={onChanged} /> : null}
      {lacking.length > 0 ? null : (
        <div className={styles.wide}>
          <Button kind="primary" isWide isBusy={isUploading} onClick={() => setIsAsking(true)}>
            {t('submit.go')}
          </Button>
        </div>
      )}
      {isAsking ? (
        <Dialog
          title={t('submit.title', { title })}
          onClose={() => setIsAsking(false)}
          actions={
            <>
              <Button isWide onClick={() => setIsAsking(false)}>
                {t('submit.stay')}
              </Button>
              <Button kind="primary" isWide isBusy={task.isRunning} onClick={() => void submit()}>
                {t('submit.go')}
              </Button>
            </>
          }
        >
          {t('submit.body')}
        </Dialog>
      ) : null}
    </Card>
  );
}
