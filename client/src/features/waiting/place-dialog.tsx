import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import type { PlaceQuestion } from './place-actions.tsx';

type PlaceDialogProps = {
  question: PlaceQuestion;
  /** A callback is called off, not a place given up. */
  isCallback: boolean;
  phone: string | null;
  onStay: () => void;
  onConfirm: () => void;
};

/** Says what a change of the place means before it is made. */
export function PlaceDialog({ question, isCallback, phone, onStay, onConfirm }: PlaceDialogProps) {
  const { t } = useTranslation('applicant');
  const kind = question === 'leave' && isCallback ? 'callOff' : question;
  // What cannot be undone is not the main choice.
  const isSafe = kind === 'pause' || kind === 'requestCallback';
  const confirm = (
    <Button key="confirm" kind={isSafe ? 'primary' : 'secondary'} isWide onClick={onConfirm}>
      {t(`waiting.ask.${kind}.confirm`)}
    </Button>
  );
  const stay = (
    <Button key="stay" kind={isSafe ? 'secondary' : 'primary'} isWide onClick={onStay}>
      {t(`waiting.ask.${kind}.stay`)}
    </Button>
  );
  return (
    <Dialog
      title={t(`waiting.ask.${kind}.title`)}
      onClose={onStay}
      actions={isSafe ? [confirm, stay] : [stay, confirm]}
    >
      <p>{t(`waiting.ask.${kind}.body`)}</p>
      {kind === 'requestCallback' && phone !== null ? <p>{t('waiting.callbackPhone', { phone })}</p> : null}
    </Dialog>
  );
}
