import type { AdministeredCode } from '@cloudseat/shared/nouns/entry-code.ts';
import { codeReasonMaxLength, codeReasonMinLength } from '@cloudseat/shared/nouns/entry-code-limits.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { useTask } from '../../ui/use-task.ts';
import { ChangeError } from './change-error.tsx';
import styles from './codes.module.css';

type RevokeDialogProps = {
  entry: AdministeredCode;
  onClose: () => void;
  onRevoked: (revoked: AdministeredCode) => void;
  onReadAgain: () => void;
  onExpired: () => void;
};

/** What happens to whoever scans it from then on, and why: the reason is kept. */
export function RevokeDialog({ entry, onClose, onRevoked, ...way }: RevokeDialogProps) {
  const { t } = useTranslation('administration');
  const [reason, setReason] = useState('');
  const [isTold, setIsTold] = useState(false);
  const revoke = useTask();
  const isMissing = reason.trim().length < codeReasonMinLength;
  function confirm(): void {
    setIsTold(true);
    if (isMissing) return;
    const { code, version } = entry;
    const body = { version, reason: reason.trim() };
    void revoke.run(async () => onRevoked(await api('entryCode:revoke', { params: { code }, body })));
  }
  return (
    <Dialog
      title={t('revoke.ask', { code: entry.code })}
      onClose={onClose}
      actions={
        <>
          <Button isWide onClick={onClose}>
            {t('revoke.dismiss')}
          </Button>
          <Button kind="danger" isWide isBusy={revoke.isRunning} onClick={confirm}>
            {t('revoke.confirm')}
          </Button>
        </>
      }
    >
      <p className={styles.ask}>{t('revoke.askText')}</p>
      <Field
        label={t('revoke.reason')}
        hint={t('revoke.reasonHint')}
        error={isTold && isMissing ? t('revoke.reasonMissing') : null}
        value={reason}
        maxLength={codeReasonMaxLength}
        onChange={({ target }) => setReason(target.value)}
      />
      <ChangeError error={revoke.error} {...way} />
    </Dialog>
  );
}
