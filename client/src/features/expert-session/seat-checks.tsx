import type { ExpertReviewView, PanelSeat } from '@cloudseat/shared/nouns/expert-review.ts';
import { isJudging } from '@cloudseat/shared/nouns/expert-review-rules.ts';
import type { ExpertSession } from '@cloudseat/shared/nouns/expert-session.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { TextAreaField } from '../../ui/text-area-field.tsx';
import { useTask } from '../../ui/use-task.ts';
import styles from './session.module.css';

type SeatChecksProps = {
  review: ExpertReviewView;
  session: ExpertSession;
  onSession: (session: ExpertSession) => void;
};

type Ending = { seat: PanelSeat; cause: 'absent' | 'recused' };
/** Marks are open: nobody new can judge any more. */
const lateStates: readonly ExpertReviewView['state'][] = ['reportDraft', 'signing'];

/** Who has checked in, by place: names are the panel's own until it is opened. For who keeps order, with what can be done. */
export function SeatChecks({ review, session, onSession }: SeatChecksProps) {
  const { t } = useTranslation('expert-session');
  const [ending, setEnding] = useState<Ending | null>(null);
  const isAway = ({ seatId }: PanelSeat) => session.awaySeatIds.includes(seatId);
  /** Whoever is missing is said to be so by who leads as well; the convenor alone tells somebody to step aside. */
  function causesOf(seat: PanelSeat): Ending['cause'][] {
    const isMissing = seat.state === 'accepted' || isAway(seat);
    if (!isJudging(seat) || seat.isOwn) return [];
    return [
      ...(isMissing ? (['absent'] as const) : []),
      ...(seat.state === 'checkedIn' && review.part === 'convenor' ? (['recused'] as const) : []),
    ];
  }
  const seats = review.seats.filter(({ state }) => state !== 'declined' && state !== 'timedOut');
  return (
    <ul className={styles.seats}>
      {seats.map((seat) => (
        <li key={seat.seatId}>
          <strong>{seat.name ?? t('seat.place', { position: seat.position })}</strong>
          <span>{t(isAway(seat) ? 'seat.is.away' : `seat.is.${seat.state}`)}</span>
          {causesOf(seat).map((cause) => (
            <Button key={cause} kind="plain" onClick={() => setEnding({ seat, cause })}>
              {t(cause === 'absent' ? 'seat.absent' : 'seat.recuse')}
            </Button>
          ))}
        </li>
      ))}
      {ending === null ? null : (
        <EndDialog {...{ review, session, onSession }} {...ending} onClose={() => setEnding(null)} />
      )}
    </ul>
  );
}

function EndDialog({
  review,
  session,
  seat,
  cause,
  onSession,
  onClose,
}: SeatChecksProps & Ending & { onClose: () => void }) {
  const { t } = useTranslation('expert-session');
  const task = useTask();
  const [reason, setReason] = useState('');
  const [isTold, setIsTold] = useState(false);
  const end = async (isReplaced: boolean) => {
    setIsTold(true);
    if (reason.trim().length < 2) return;
    const params = { reviewId: review.reviewId, seatId: seat.seatId };
    const body = { version: session.version, cause, reason: reason.trim(), isReplaced } as const;
    if (await task.run(async () => onSession(await api('expertSession:endSeat', { params, body }))))
      onClose();
  };
  return (
    <Dialog
      title={t(`seat.${cause}Title`, { position: seat.position })}
      onClose={onClose}
      actions={
        <>
          <Button isWide onClick={onClose}>
            {t('dialog.dismiss')}
          </Button>
          <Button isWide isBusy={task.isRunning} onClick={() => void end(false)}>
            {t('seat.goOn')}
          </Button>
          {lateStates.includes(session.state) ? null : (
            <Button kind="primary" isWide isBusy={task.isRunning} onClick={() => void end(true)}>
              {t('seat.replace')}
            </Button>
          )}
        </>
      }
    >
      <p>{t('seat.endText')}</p>
      <TextAreaField
        label={t('dialog.reason')}
        rows={3}
        maxLength={1_000}
        value={reason}
        error={isTold && reason.trim().length < 2 ? t('dialog.reasonMissing') : null}
        onChange={({ target }) => setReason(target.value)}
      />
      {task.error ? <ErrorNotice error={task.error} /> : null}
    </Dialog>
  );
}
