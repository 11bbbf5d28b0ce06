import type { Mandate } from '@cloudseat/shared/nouns/mandate.ts';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { MandateCode } from '../../ui/mandate/mandate-code.tsx';
import { MandateStatement } from '../../ui/mandate/mandate-statement.tsx';
import { useTask } from '../../ui/use-task.ts';
import { MandateDone } from './mandate-done.tsx';

type AgreeDialogProps = {
  mandate: Mandate;
  /** A talk runs, in which it may be agreed to aloud. */
  mayByVoice: boolean;
  /** It was agreed to, declined, or is no longer what it was. */
  onChanged: () => void;
  onClose: () => void;
};

/** What is agreed to, in whole sentences; then the code that agrees, or a no. */
export function AgreeDialog({ mandate, mayByVoice, onChanged, onClose }: AgreeDialogProps) {
  const { t } = useTranslation('mandate');
  const formId = useId();
  const [isBusy, setIsBusy] = useState(false);
  const [isDone, setIsDone] = useState(false);
  const declining = useTask();
  const { mandateId, helperName, statement, state } = mandate;
  if (isDone || state === 'confirmed') return <MandateDone mandate={mandate} onClose={onClose} />;
  async function decline(): Promise<void> {
    const isDeclined = await declining.run(() => api('mandate:decline', { params: { mandateId } }));
    onChanged();
    if (isDeclined) onClose();
  }
  return (
    <Dialog
      title={t('agree.title')}
      onClose={onClose}
      actions={
        <>
          <Button isWide onClick={onClose}>
            {t('agree.later')}
          </Button>
          <Button isWide isBusy={declining.isRunning} onClick={() => void decline()}>
            {t('decline')}
          </Button>
          <Button kind="primary" isWide type="submit" form={formId} isBusy={isBusy}>
            {t('agree.yes', { name: helperName })}
          </Button>
        </>
      }
    >
      <MandateStatement>{statement ?? ''}</MandateStatement>
      <p>{t('signs')}</p>
      {mayByVoice ? <p>{t('agree.voice')}</p> : null}
      <MandateCode
        mandate={mandate}
        side="applicant"
        formId={formId}
        onBusy={setIsBusy}
        onConfirmed={() => {
          setIsDone(true);
          onChanged();
        }}
      />
      {declining.error ? <ErrorNotice error={declining.error} /> : null}
    </Dialog>
  );
}
