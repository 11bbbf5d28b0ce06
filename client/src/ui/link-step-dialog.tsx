import { type LinkStep, linkSteps } from '@cloudseat/shared/nouns/network.ts';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import styles from './link-step-dialog.module.css';

type LinkStepDialogProps = {
  /** Where the room stands now. */
  step: LinkStep;
  /** What this side holds. */
  heldStep: LinkStep | null;
  onHold: (step: LinkStep | null) => void;
  onClose: () => void;
};

/** How one wants to talk: left to the links, or kept on a step by this side. Takes effect at once, for both sides. */
export function LinkStepDialog({ step, heldStep, onHold, onClose }: LinkStepDialogProps) {
  const { t } = useTranslation('common');
  const choices = [null, ...linkSteps] as const;
  return (
    <Dialog
      title={t('linkStep.title')}
      onClose={onClose}
      actions={
        <Button kind="primary" isWide onClick={onClose}>
          {t('linkStep.done')}
        </Button>
      }
    >
      <p>{t('linkStep.now', { step: t(`linkStep.of.${step}`) })}</p>
      <fieldset className={styles.steps}>
        <legend>{t('linkStep.choose')}</legend>
        {choices.map((each) => (
          <label key={each ?? 'auto'}>
            <input type="radio" name="linkStep" checked={each === heldStep} onChange={() => onHold(each)} />
            <span>
              <strong>{t(`linkStep.of.${each ?? 'auto'}`)}</strong> {t(`linkStep.what.${each ?? 'auto'}`)}
            </span>
          </label>
        ))}
      </fieldset>
    </Dialog>
  );
}
