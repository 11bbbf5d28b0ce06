import type { ReportView } from '@cloudseat/shared/nouns/expert-report.ts';
import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { formatDayAndTime } from '../../lib/moment-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Field } from '../../ui/field.tsx';
import { SignDialog } from '../../ui/sign-dialog.tsx';
import { TextAreaField } from '../../ui/text-area-field.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import { useTask } from '../../ui/use-task.ts';
import styles from './report.module.css';

type SignFormProps = {
  review: ExpertReviewView;
  view: ReportView;
  closed: NonNullable<ReportView['closed']>;
  onView: () => void;
};
const reasonMin = 4;

/** One's own signature, with or without dissent; the chair may open the text once more. */
export function SignForm({ review, view, closed, onView }: SignFormProps) {
  const { t } = useTranslation('expert-report');
  const locale = useLocale();
  const [dissent, setDissent] = useState<{ text: string; basis: string } | null>(null);
  const [isTold, setIsTold] = useState(false);
  const [asked, setAsked] = useState<'sign' | 'reopen' | null>(null);
  const { reviewId, ownSeatId } = review;
  const own = closed.signatures.find(({ seatId }) => seatId === ownSeatId);
  const isShort = dissent !== null && dissent.text.trim().length < reasonMin;
  return (
    <div className={styles.close}>
      {own?.signedAt == null ? (
        <>
          <p>{t('sign.text', { time: formatDayAndTime(closed.text.signBy, locale) })}</p>
          {dissent === null ? null : (
            <>
              <TextAreaField
                label={t('sign.dissent')}
                hint={t('sign.dissentHint')}
                rows={4}
                maxLength={4_000}
                value={dissent.text}
                error={isTold && isShort ? t('sign.dissentMissing') : null}
                onChange={({ target }) => setDissent({ ...dissent, text: target.value })}
              />
              <Field
                label={t('sign.basis')}
                maxLength={1_000}
                value={dissent.basis}
                onChange={({ target }) => setDissent({ ...dissent, basis: target.value })}
              />
            </>
          )}
          <div className={styles.acts}>
            <Button
              kind="primary"
              icon="pen"
              onClick={() => {
                setIsTold(true);
                if (!isShort) setAsked('sign');
              }}
            >
              {t(dissent === null ? 'sign.agree' : 'sign.disagree')}
            </Button>
            <Button
              kind="plain"
              onClick={() => setDissent(dissent === null ? { text: '', basis: '' } : null)}
            >
              {t(dissent === null ? 'sign.haveDissent' : 'sign.noDissent')}
            </Button>
          </div>
        </>
      ) : (
        <p role="status">{t('sign.done')}</p>
      )}
      {view.isChair ? <Button onClick={() => setAsked('reopen')}>{t('reopen.act')}</Button> : null}
      {asked === 'sign' ? (
        <SignDialog
          title={t(dissent === null ? 'sign.agree' : 'sign.disagree')}
          text={t('sign.confirmText')}
          confirm={t('sign.confirm')}
          words={{
            dismiss: t('sign.dismiss'),
            password: t('sign.password'),
            passwordMissing: t('sign.passwordMissing'),
          }}
          onSign={async (password) => {
            const body = { sha256: closed.sha256, password, dissent };
            await api('expertReport:sign', { params: { reviewId }, body });
            onView();
          }}
          onClose={() => setAsked(null)}
        />
      ) : null}
      {asked === 'reopen' ? (
        <ReopenDialog review={review} onView={onView} onClose={() => setAsked(null)} />
      ) : null}
    </div>
  );
}

type ReopenDialogProps = { review: ExpertReviewView; onView: () => void; onClose: () => void };

function ReopenDialog({ review: { reviewId, version }, onView, onClose }: ReopenDialogProps) {
  const { t } = useTranslation('expert-report');
  const [reason, setReason] = useState('');
  const [isTold, setIsTold] = useState(false);
  const task = useTask();
  const isShort = reason.trim().length < reasonMin;
  async function reopen(): Promise<void> {
    setIsTold(true);
    if (isShort) return;
    const body = { version, reason };
    if (await task.run(() => api('expertReport:reopen', { params: { reviewId }, body }))) onClose();
    onView();
  }
  return (
    <Dialog
      title={t('reopen.title')}
      onClose={onClose}
      actions={
        <>
          <Button isWide onClick={onClose}>
            {t('close.back')}
          </Button>
          <Button kind="primary" isWide isBusy={task.isRunning} onClick={() => void reopen()}>
            {t('reopen.yes')}
          </Button>
        </>
      }
    >
      <p>{t('reopen.text')}</p>
      <TextAreaField
        label={t('reopen.reason')}
        rows={2}
        maxLength={500}
        value={reason}
        error={isTold && isShort ? t('reopen.reasonMissing') : null}
        onChange={({ target }) => setReason(target.value)}
      />
      {task.error ? <ErrorNotice error={task.error} /> : null}
    </Dialog>
  );
}
