import type { AppraisalDraft, SeatAppraisal } from '@cloudseat/shared/nouns/expert-after.ts';
import { appraisalMarks } from '@cloudseat/shared/nouns/expert-after-rules.ts';
import type { ExpertReviewView, PanelSeat } from '@cloudseat/shared/nouns/expert-review.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextAreaField } from '../../ui/text-area-field.tsx';
import { useTask } from '../../ui/use-task.ts';
import styles from './after.module.css';

type AppraisalsCardProps = {
  review: ExpertReviewView;
  appraisals: readonly SeatAppraisal[];
  onChanged: () => void;
};
const scores = [5, 4, 3, 2, 1] as const;

/** What the convenor thinks of each expert who came 履职评价. */
export function AppraisalsCard({ review, appraisals, onChanged }: AppraisalsCardProps) {
  const { t } = useTranslation('expert-after');
  const [asked, setAsked] = useState<PanelSeat | null>(null);
  const rows = appraisals.flatMap(({ seatId, given }) => {
    const seat = review.seats.find((each) => each.seatId === seatId);
    return seat === undefined ? [] : [{ seat, given }];
  });
  return (
    <Card title={t('appraisal.title')}>
      <p className={styles.quiet}>{t('appraisal.intro')}</p>
      <ul className={styles.rows}>
        {rows.map(({ seat, given }) => (
          <li key={seat.seatId} className={styles.row}>
            <span>
              {t('appraisal.place', { position: seat.position, name: seat.name ?? '' })}
              {seat.isVoid ? t('appraisal.void') : null}
            </span>
            {given === null ? (
              <Button onClick={() => setAsked(seat)}>{t('appraisal.open')}</Button>
            ) : (
              <span className={styles.quiet}>
                {appraisalMarks.map((mark) => `${t(`appraisal.${mark}`)} ${given[mark]}`).join(' · ')}
              </span>
            )}
          </li>
        ))}
      </ul>
      {asked === null ? null : (
        <AppraisalDialog
          seat={asked}
          onGive={async (body) => {
            const params = { reviewId: review.reviewId, seatId: asked.seatId };
            await api('expertAppraisal:give', { params, body });
            setAsked(null);
            onChanged();
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </Card>
  );
}

type AppraisalDialogProps = {
  seat: PanelSeat;
  onGive: (draft: AppraisalDraft) => Promise<void>;
  onClose: () => void;
};

function AppraisalDialog({ seat, onGive, onClose }: AppraisalDialogProps) {
  const { t } = useTranslation('expert-after');
  const [draft, setDraft] = useState<Partial<AppraisalDraft>>({});
  const [isTold, setIsTold] = useState(false);
  const task = useTask();
  function handleGive(): void {
    setIsTold(true);
    const { attendance, preparation, quality, conduct, remark = '' } = draft;
    if (!attendance || !preparation || !quality || !conduct) return;
    void task.run(() => onGive({ attendance, preparation, quality, conduct, remark: remark.trim() }));
  }
  const isMissing = appraisalMarks.some((mark) => !draft[mark]);
  return (
    <Dialog
      title={t('appraisal.dialogTitle', { position: seat.position })}
      onClose={onClose}
      actions={
        <>
          <Button isWide onClick={onClose}>
            {t('appraisal.dismiss')}
          </Button>
          <Button kind="primary" isWide isBusy={task.isRunning} onClick={handleGive}>
            {t('appraisal.confirm')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {appraisalMarks.map((mark) => (
          <SelectField
            key={mark}
            label={t(`appraisal.${mark}`)}
            value={draft[mark] ?? ''}
            onChange={({ target }) => setDraft({ ...draft, [mark]: Number(target.value) })}
          >
            <option value="">{t('appraisal.choose')}</option>
            {scores.map((score) => (
              <option key={score} value={score}>
                {t('appraisal.score', { count: score })}
              </option>
            ))}
          </SelectField>
        ))}
        <TextAreaField
          label={t('appraisal.remark')}
          rows={2}
          maxLength={500}
          value={draft.remark ?? ''}
          onChange={({ target }) => setDraft({ ...draft, remark: target.value })}
        />
      </div>
      {isTold && isMissing ? (
        <p className={styles.missing} role="alert">
          {t('appraisal.missing')}
        </p>
      ) : null}
      {task.error ? <ErrorNotice error={task.error} /> : null}
    </Dialog>
  );
}
