import type { JointReviewView } from '@cloudseat/shared/nouns/joint-review.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { HandOverDialog } from '../../ui/joint/hand-over-dialog.tsx';
import { useTask } from '../../ui/use-task.ts';
import { isOver } from './review-words.ts';

type LeadOfferProps = {
  view: JointReviewView;
  onView: (view: JointReviewView) => void;
  onRefresh: () => void;
};

/** The lead goes to a colleague: asked for by whoever leads, answered by the one who is asked. */
export function LeadOffer({ view, onView, onRefresh }: LeadOfferProps) {
  const { t } = useTranslation('joint');
  const task = useTask();
  const [isAsking, setIsAsking] = useState(false);
  const { reviewId, leadOffer, isLead, owes } = view;
  if (isOver(view.state)) return null;
  const failed = task.error ? <ErrorNotice error={task.error} /> : null;
  if (owes === 'lead') {
    const answer = (isAccepted: boolean) =>
      void task.run(async () => {
        await api('jointReview:answerLead', { params: { reviewId }, body: { isAccepted } });
        onRefresh();
      });
    return (
      <>
        <Banner
          tone="warn"
          title={t('handOver.asked')}
          action={
            <>
              <Button kind="primary" isBusy={task.isRunning} onClick={() => answer(true)}>
                {t('handOver.accept')}
              </Button>
              <Button isBusy={task.isRunning} onClick={() => answer(false)}>
                {t('handOver.decline')}
              </Button>
            </>
          }
        >
          {leadOffer?.reason}
        </Banner>
        {failed}
      </>
    );
  }
  if (!isLead) return null;
  if (leadOffer === null)
    return (
      <>
        <Button kind="plain" onClick={() => setIsAsking(true)}>
          {t('handOver.open')}
        </Button>
        {isAsking ? (
          <HandOverDialog by="lead" {...{ view, onView }} onClose={() => setIsAsking(false)} />
        ) : null}
      </>
    );
  const keep = () =>
    void task.run(async () =>
      onView(
        await api('jointReview:handOver', {
          params: { reviewId },
          body: { toId: null, reason: t('handOver.keepReason') },
        }),
      ),
    );
  return (
    <>
      <Banner
        title={t('handOver.waits', { name: leadOffer.to?.displayName ?? '' })}
        action={
          <Button isBusy={task.isRunning} onClick={keep}>
            {t('handOver.keep')}
          </Button>
        }
      >
        {leadOffer.reason}
      </Banner>
      {failed}
    </>
  );
}
