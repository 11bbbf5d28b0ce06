import { filingReasonMaxLength } from '@cloudseat/shared/nouns/expert-filing-rules.ts';
import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import type { ProjectLineId } from '@cloudseat/shared/nouns/project-kind.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Field } from '../../ui/field.tsx';
import { TextAreaField } from '../../ui/text-area-field.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import { useTask } from '../../ui/use-task.ts';
import styles from './filing.module.css';

type SendBackDialogProps = {
  review: ExpertReviewView;
  version: number;
  onClose: () => void;
  onSent: () => void;
};

/** All that is missing at once: in general, and line by line where there is something to say. */
export function SendBackDialog({ review, version, onClose, onSent }: SendBackDialogProps) {
  const { t } = useTranslation('expert-filing');
  const text = useLocalText();
  const [reason, setReason] = useState('');
  const [notes, setNotes] = useState<ReadonlyMap<ProjectLineId, string>>(new Map());
  const [isTold, setIsTold] = useState(false);
  const task = useTask();
  const { reviewId, title, kind } = review;
  const isMissing = reason.trim() === '';
  async function send(): Promise<void> {
    setIsTold(true);
    if (isMissing) return;
    const lines = [...notes]
      .filter(([, note]) => note.trim() !== '')
      .map(([lineId, note]) => ({ lineId, note }));
    const body = { version, reason, lines };
    if (await task.run(() => api('expertFiling:sendBack', { params: { reviewId }, body }))) onSent();
  }
  return (
    <Dialog
      title={t('panel.sendBackTitle', { title })}
      onClose={onClose}
      actions={
        <>
          <Button isWide onClick={onClose}>
            {t('panel.stay')}
          </Button>
          <Button kind="primary" isWide isBusy={task.isRunning} onClick={() => void send()}>
            {t('panel.send')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p>{t('panel.sendBackBody')}</p>
        <TextAreaField
          label={t('panel.reason')}
          error={isTold && isMissing ? t('panel.reasonMissing') : null}
          value={reason}
          maxLength={filingReasonMaxLength}
          rows={3}
          onChange={({ target }) => setReason(target.value)}
        />
        {kind.materials.map(({ lineId, name }) => (
          <Field
            key={lineId}
            label={t('panel.lineNote', { name: text(name) })}
            value={notes.get(lineId) ?? ''}
            maxLength={filingReasonMaxLength}
            onChange={({ target }) => setNotes(new Map(notes).set(lineId, target.value))}
          />
        ))}
        {task.error ? <ErrorNotice error={task.error} /> : null}
      </div>
    </Dialog>
  );
}
