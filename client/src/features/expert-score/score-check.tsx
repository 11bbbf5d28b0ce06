import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import type { ScoreCheck as Check } from '@cloudseat/shared/nouns/expert-score.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useTask } from '../../ui/use-task.ts';

/** Whether every mark still is what was sealed when it was handed in. */
export function ScoreCheck({ review: { reviewId, seats } }: { review: ExpertReviewView }) {
  const { t } = useTranslation('expert-score');
  const [check, setCheck] = useState<Check | null>(null);
  const task = useTask();
  const placeOf = (seatId: string) => seats.find((seat) => seat.seatId === seatId)?.position ?? '?';
  return (
    <>
      <Button
        isBusy={task.isRunning}
        onClick={() =>
          void task.run(async () => setCheck(await api('expertScore:verify', { params: { reviewId } })))
        }
      >
        {t('check.ask')}
      </Button>
      {check?.isIntact ? (
        <Banner tone="good" title={t('check.intact', { count: check.checkedCount })} />
      ) : null}
      {check && !check.isIntact ? (
        <Banner tone="bad" title={t('check.faults')}>
          {check.faults
            .map(({ seatId, problem }) =>
              t('check.fault', { position: placeOf(seatId), problem: t(`check.problem.${problem}`) }),
            )
            .join(t('form.comma'))}
        </Banner>
      ) : null}
      {task.error ? <ErrorNotice error={task.error} /> : null}
    </>
  );
}
