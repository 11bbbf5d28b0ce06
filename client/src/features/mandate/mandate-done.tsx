import type { Mandate } from '@cloudseat/shared/nouns/mandate.ts';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

type MandateDoneProps = { mandate: Pick<Mandate, 'helperName'>; onClose: () => void };

/** It counts from now on, and what the helper has to do to begin. */
export function MandateDone({ mandate: { helperName }, onClose }: MandateDoneProps) {
  const { t } = useTranslation('mandate');
  return (
    <Dialog
      title={t('done.title', { name: helperName })}
      onClose={onClose}
      actions={
        <Button kind="primary" isWide onClick={onClose}>
          {t('done.close')}
        </Button>
      }
    >
      <p role="status">{t('done.next')}</p>
      <p>{t('signs')}</p>
    </Dialog>
  );
}
