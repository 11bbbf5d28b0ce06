import type { JointReviewView, SeatId } from '@cloudseat/shared/nouns/joint-review.ts';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { ReasonDialog } from '../../ui/case/reason-dialog.tsx';

type AbstainDialogProps = {
  view: JointReviewView;
  seatId: SeatId;
  onView: (view: JointReviewView) => void;
  onClose: () => void;
};

export function AbstainDialog({ view, seatId, onView, onClose }: AbstainDialogProps) {
  const { t } = useTranslation('joint');
  const { reviewId } = view;
  return (
    <ReasonDialog
      title={t('abstain.title')}
      label={t('abstain.reason')}
      hint={t('abstain.hint')}
      confirm={t('abstain.confirm')}
      minLength={4}
      onConfirm={async (reason) => {
        onView(await api('jointReview:abstain', { params: { reviewId, seatId }, body: { reason } }));
        onClose();
      }}
      onClose={onClose}
    />
  );
}
