import type { DrawnSeat, ExpertDrawView } from '@cloudseat/shared/nouns/expert-draw.ts';
import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import { specialtyNameOf } from '@cloudseat/shared/nouns/specialties.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { formatMoment } from '../../lib/moment-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { TextAreaField } from '../../ui/text-area-field.tsx';
import { useLocale, useLocalText } from '../../ui/use-locale.ts';
import { useTask } from '../../ui/use-task.ts';
import styles from './expert-draw.module.css';

type AnswersListProps = {
  reviewId: ExpertReviewId;
  draw: ExpertDrawView;
  /** Names are not open yet. */
  isSealed: boolean;
  onDone: () => void;
};

/** Who was drawn for which place, by place and answer: names are sealed. */
export function AnswersList({ reviewId, draw, isSealed, onDone }: AnswersListProps) {
  const { t } = useTranslation('expert-draw');
  const [replacing, setReplacing] = useState<DrawnSeat | null>(null);
  if (draw.seats.length === 0) return null;
  const mayReplace = draw.acts.includes('replace');
  return (
    <section>
      <h3>{t('answers.title')}</h3>
      {isSealed ? <p className={styles.quiet}>{t('answers.sealed')}</p> : null}
      <ul className={styles.seats}>
        {draw.seats.map((seat) => (
          <li key={seat.seatId} className={isGone(seat) ? styles.gone : undefined}>
            <SeatWords seat={seat} />
            {mayReplace && !isGone(seat) ? (
              <Button kind="plain" onClick={() => setReplacing(seat)}>
                {t('replace.button')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {replacing === null ? null : (
        <ReplaceDialog
          {...{ reviewId, version: draw.version }}
          seat={replacing}
          onClose={() => setReplacing(null)}
          onDone={onDone}
        />
      )}
    </section>
  );
}

const isGone = ({ state, isVoid }: DrawnSeat) =>
  isVoid || !['asked', 'accepted', 'checkedIn'].includes(state);

function SeatWords({ seat }: { seat: DrawnSeat }) {
  const { t } = useTranslation('expert-draw');
  const text = useLocalText();
  const locale = useLocale();
  const { position, specialty, state, answerBy, declineKind, noticeSentAt } = seat;
  return (
    <span className={styles.seat}>
      <strong>{t('answers.place', { position, specialty: text(specialtyNameOf(specialty)) })}</strong>
      <span>
        {t(`answers.state.${state}`)}
        {declineKind === null ? '' : `（${t(`answers.kind.${declineKind}`)}）`}
      </span>
      {state === 'asked' ? (
        <span className={styles.quiet}>
          {t('answers.until', { time: formatMoment(answerBy, locale) })}
          {noticeSentAt === null ? ` · ${t('answers.unsent')}` : ''}
        </span>
      ) : null}
    </span>
  );
}

type ReplaceDialogProps = Omit<AnswersListProps, 'draw' | 'isSealed'> & {
  seat: DrawnSeat;
  version: number;
  onClose: () => void;
};
function ReplaceDialog({ reviewId, seat, version, onClose, onDone }: ReplaceDialogProps) {
  const { t } = useTranslation(['expert-draw', 'common']);
  const [reason, setReason] = useState('');
  const task = useTask();
  async function replace(): Promise<void> {
    const params = { reviewId, seatId: seat.seatId };
    if (await task.run(() => api('expertDraw:replace', { params, body: { version, reason } }))) {
      onClose();
      onDone();
    }
  }
  return (
    <Dialog
      title={t('replace.title', { position: seat.position })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            kind="danger"
            disabled={reason.trim() === ''}
            isBusy={task.isRunning}
            onClick={() => void replace()}
          >
            {t('replace.confirm')}
          </Button>
        </>
      }
    >
      <p>{t('replace.what')}</p>
      <TextAreaField
        label={t('replace.reason')}
        hint={t('replace.noName')}
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.target.value)}
      />
      {task.error ? <ErrorNotice error={task.error} /> : null}
    </Dialog>
  );
}
