import type { RecordingView, RetentionClass } from '@cloudseat/shared/nouns/recording.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ReasonDialog } from '../../ui/case/reason-dialog.tsx';
import { Facts } from '../../ui/facts.tsx';
import { formatDate } from '../../ui/recording/use-kept-until.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import { isDue } from './is-due.ts';
import styles from './recording-page.module.css';

type KeepCardProps = { view: RecordingView; mayChange: boolean; onChanged: () => void };
type Act = 'setHold' | 'liftHold' | 'change' | 'delete';
const classes = ['ordinary', 'evidence', 'permanent'] as const satisfies readonly RetentionClass[];

/** How long it is kept, and for supervisors what can be changed about it, each with a reason. */
export function KeepCard({ view, mayChange, onChanged }: KeepCardProps) {
  const { t } = useTranslation('recording');
  const locale = useLocale();
  const [act, setAct] = useState<Act | null>(null);
  const { retention, deleteAfter, isOnLegalHold } = view;
  const until =
    deleteAfter !== null
      ? formatDate(deleteAfter, locale)
      : t(retention === 'permanent' ? 'keep.forEver' : 'keep.notYet');
  const mayDelete = isDue(view, Date.now());
  return (
    <Card title={t('keep.title')}>
      <Facts
        facts={[
          [t('keep.class'), t(`retention.${retention}`)],
          [t('keep.until'), until],
          [t('keep.hold'), t(isOnLegalHold ? 'keep.onHold' : 'keep.notOnHold')],
        ]}
      />
      {mayChange && view.deletedAt === null ? (
        <>
          <div className={styles.acts}>
            <Button onClick={() => setAct(isOnLegalHold ? 'liftHold' : 'setHold')}>
              {t(isOnLegalHold ? 'keep.liftHold' : 'keep.setHold')}
            </Button>
            <Button onClick={() => setAct('change')}>{t('keep.change')}</Button>
            {mayDelete ? (
              <Button kind="danger" onClick={() => setAct('delete')}>
                {t('keep.delete')}
              </Button>
            ) : null}
          </div>
          {mayDelete ? null : <p className={styles.quiet}>{t('keep.deleteNotDue')}</p>}
        </>
      ) : null}
      {act === null ? null : (
        <ActDialog
          {...{ view, act }}
          onClose={(hasChanged) => {
            setAct(null);
            if (hasChanged) onChanged();
          }}
        />
      )}
    </Card>
  );
}

type ActDialogProps = { view: RecordingView; act: Act; onClose: (hasChanged: boolean) => void };

function ActDialog({ view, act, onClose }: ActDialogProps) {
  const { t } = useTranslation('recording');
  const [retention, setRetention] = useState<RetentionClass>(view.retention);
  const params = { recordingId: view.recordingId };
  async function confirm(reason: string): Promise<void> {
    if (act === 'change') await api('recording:setRetention', { params, body: { retention, reason } });
    else if (act === 'delete') await api('recording:delete', { params, query: { reason } });
    else await api('recording:setHold', { params, body: { isOnLegalHold: act === 'setHold', reason } });
    onClose(true);
  }
  return (
    <ReasonDialog
      title={t(`keep.${act}`)}
      label={t('keep.reason')}
      hint={t('keep.reasonHint')}
      confirm={t(act === 'delete' ? 'keep.deleteConfirm' : act === 'change' ? 'keep.confirm' : `keep.${act}`)}
      minLength={4}
      onConfirm={confirm}
      onClose={(error) => onClose(error !== null)}
    >
      <p>{t(`keep.${act}Text`)}</p>
      {act === 'change' ? (
        <SelectField
          label={t('keep.class')}
          value={retention}
          onChange={({ target }) => setRetention(target.value as RetentionClass)}
        >
          {classes.map((each) => (
            <option key={each} value={each}>
              {t(`retention.${each}`)}
            </option>
          ))}
        </SelectField>
      ) : null}
    </ReasonDialog>
  );
}
