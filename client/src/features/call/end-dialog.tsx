import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

export function EndDialog({ onStay, onEnd }: { onStay: () => void; onEnd: () => void }) {
  const { t } = useTranslation('applicant');
  return (
    <Dialog
      title={t('call.endTitle')}
      onClose={onStay}
      actions={
        <>
          <Button isWide onClick={onStay}>
            {t('call.endStay')}
          </Button>
          <Button
            kind="danger"
            icon="hangUp"
            isWide
            onClick={() => {
              onStay();
              onEnd();
            }}
          >
            {t('call.endConfirm')}
          </Button>
        </>
      }
    >
      <p>{t('call.endBody')}</p>
    </Dialog>
  );
}
