import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cleanPhone, isPhone } from '../../lib/phone-rules.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Field } from '../../ui/field.tsx';
import { useTask } from '../../ui/use-task.ts';
import styles from './telephone.module.css';
import type { TelephoneActions } from './telephone-notice.tsx';

type TelephoneDialogProps = {
  /** Masked. */
  phone: string;
  /** Begins with the question for another number. */
  isChanging: boolean;
  actions: TelephoneActions;
  onClose: () => void;
};
const formId = 'telephone-other';

/** Which number the agent is to call: the one known, or another one for this call. */
export function TelephoneDialog({ phone, isChanging: asksAtOnce, actions, onClose }: TelephoneDialogProps) {
  const { t } = useTranslation('telephone');
  const [isChanging, setIsChanging] = useState(asksAtOnce);
  const [other, setOther] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const task = useTask();

  async function agree(chosen: string | null): Promise<void> {
    if (await task.run(() => actions.agree(chosen))) onClose();
  }
  function handleSubmit(event: FormEvent): void {
    event.preventDefault();
    setIsWrong(!isPhone(other));
    if (isPhone(other)) void agree(other);
  }
  const cancel = (
    <Button isWide onClick={onClose}>
      {t('applicant.cancel')}
    </Button>
  );
  return (
    <Dialog
      title={t(isChanging ? 'applicant.otherTitle' : 'applicant.askTitle')}
      onClose={onClose}
      actions={
        isChanging ? (
          <>
            {cancel}
            <Button kind="primary" icon="phone" isWide isBusy={task.isRunning} type="submit" form={formId}>
              {t('applicant.otherYes')}
            </Button>
          </>
        ) : (
          <>
            {cancel}
            <Button isWide onClick={() => setIsChanging(true)}>
              {t('applicant.change')}
            </Button>
            <Button
              kind="primary"
              icon="phone"
              isWide
              isBusy={task.isRunning}
              onClick={() => void agree(null)}
            >
              {t('applicant.yes')}
            </Button>
          </>
        )
      }
    >
      {isChanging ? (
        <form id={formId} onSubmit={handleSubmit} noValidate>
          <Field
            label={t('applicant.otherLabel')}
            hint={t('applicant.otherHint')}
            error={isWrong ? t('applicant.otherWrong') : null}
            type="tel"
            inputMode="numeric"
            autoComplete="off"
            value={other}
            onChange={(event) => setOther(cleanPhone(event.target.value))}
          />
        </form>
      ) : (
        <p className={styles.number}>{t('applicant.askText', { phone })}</p>
      )}
      <p>{t('applicant.askStays')}</p>
      {task.error ? <ErrorNotice error={task.error} /> : null}
    </Dialog>
  );
}
