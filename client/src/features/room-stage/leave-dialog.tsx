import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

type LeaveDialogProps = {
  /** What it means to go out, in words. */
  text: string;
  onLeave: () => void;
  onClose: () => void;
};

export function LeaveDialog({ text, onLeave, onClose }: LeaveDialogProps) {
  const { t } = useTranslation('sitting');
  return (
    <Dialog
      title={t('leave.title')}
      onClose={onClose}
      actions={
        <>
          <Button isWide onClick={onClose}>
            {t('leave.stay')}
          </Button>
          <Button kind="danger" isWide onClick={onLeave}>
            {t('leave.yes')}
          </Button>
        </>
      }
    >
      <p>{text}</p>
    </Dialog>
  );
}
