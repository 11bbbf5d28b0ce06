import type { Mandate } from '@cloudseat/shared/nouns/mandate.ts';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import { ErrorNotice } from '../error-notice.tsx';
import { useTask } from '../use-task.ts';

type RevokeDialogProps = {
  mandate: Pick<Mandate, 'mandateId' | 'helperName'>;
  /** It may have been ended by somebody else meanwhile: either way what there is now is asked for. */
  onClose: () => void;
};

/** Asks once more before a mandate is taken back. */
export function RevokeDialog({ mandate: { mandateId, helperName }, onClose }: RevokeDialogProps) {
  const { t } = useTranslation('mandate');
  const task = useTask();
  const revoke = async () => {
    if (await task.run(() => api('mandate:revoke', { params: { mandateId } }))) onClose();
  };
  return (
    <Dialog
      title={t('revokeTitle', { name: helperName })}
      onClose={onClose}
      actions={
        <>
          <Button isWide onClick={onClose}>
            {t('keep')}
          </Button>
          <Button kind="danger" isWide isBusy={task.isRunning} onClick={() => void revoke()}>
            {t('revokeYes')}
          </Button>
        </>
      }
    >
      <p>{t('revokeText')}</p>
      {task.error ? <ErrorNotice error={task.error} /> : null}
    </Dialog>
  );
}
