import { type LinkStep, linkSteps } from '@cloudseat/shared/nouns/link-steps.ts';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { ChoiceList } from './choice-list.tsx';
import { Dialog } from './dialog.tsx';

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
      <ChoiceList
        legend={t('linkStep.choose')}
        choices={[null, ...linkSteps]}
        chosen={heldStep}
        onChoose={onHold}
        wordsOf={(choice) => ({
          name: t(`linkStep.of.${choice ?? 'auto'}`),
          meaning: t(`linkStep.what.${choice ?? 'auto'}`),
        })}
      />
    </Dialog>
  );
}
