import type { DepartmentSeat, JointReviewView } from '@cloudseat/shared/nouns/joint-review.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { ReasonDialog } from '../../ui/case/reason-dialog.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import styles from './review.module.css';
import { isOver } from './review-words.ts';

type SeatToolsProps = {
  view: JointReviewView;
  seat: DepartmentSeat;
  onView: (view: JointReviewView) => void;
};

/** What the lead can do about one department: go on without it, or ask it for another round. */
export function SeatTools({ view, seat, onView }: SeatToolsProps) {
  const { t } = useTranslation('joint');
  const text = useLocalText();
  const [asked, setAsked] = useState<'drop' | 'again' | null>(null);
  const { reviewId, version, state } = view;
  const params = { reviewId, seatId: seat.seatId };
  const name = text(seat.departmentName);
  if (isOver(state) || state === 'escalated') return null;
  const canDrop = !seat.isLead && !seat.hasSigned;
  const canAskAgain = seat.hasSigned && state === 'consolidated';
  async function confirm(reason: string): Promise<void> {
    onView(
      asked === 'drop'
        ? await api('jointReview:dropSeat', { params, query: { version: String(version), reason } })
        : await api('jointReview:askAgain', { params, body: { version, reason } }),
    );
    setAsked(null);
  }
  return (
    <div className={styles.seatTools}>
      {canDrop ? (
        <Button kind="plain" onClick={() => setAsked('drop')}>
          {t('seat.drop', { department: name })}
        </Button>
      ) : null}
      {canAskAgain ? (
        <Button kind="plain" onClick={() => setAsked('again')}>
          {t('seat.again', { department: name })}
        </Button>
      ) : null}
      {asked === null ? null : (
        <ReasonDialog
          title={t(`seat.${asked}Title`, { department: name })}
          label={t('ask.reason')}
          hint={t(`seat.${asked}Hint`)}
          confirm={t(`seat.${asked}Confirm`)}
          minLength={4}
          onConfirm={confirm}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  );
}
