import { type LinkStep, linkSteps, type RoomStep } from '@cloudseat/shared/nouns/link-steps.ts';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { ChoiceList } from './choice-list.tsx';
import { Dialog } from './dialog.tsx';
import styles from './link-step-dialog.module.css';

type LinkStepDialogProps = {
  /** Where the room stands now. */
  step: RoomStep;
  /** What this side holds. */
  heldStep: LinkStep | null;
  onHold: (step: LinkStep | null) => void;
  /** The last step: not by a choice alone, both people are asked; and back from it. Null for who cannot. */
  telephone: { choose: () => void; back: () => void } | null;
  onClose: () => void;
};

/** How one wants to talk: left to the links, or kept on a step by this side. Takes effect at once, for both sides. */
export function LinkStepDialog(props: LinkStepDialogProps) {
  const { step, heldStep, onHold, telephone, onClose } = props;
  const { t } = useTranslation('common');
  const closeAnd = (act: () => void) => {
    onClose();
    act();
  };
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
      {step === 'telephone' ? (
        <div className={styles.telephone}>
          <p>{t('linkStep.telephone.now')}</p>
          {telephone ? (
            <Button icon="back" isWide onClick={() => closeAnd(telephone.back)}>
              {t('linkStep.telephone.back')}
            </Button>
          ) : null}
        </div>
      ) : (
        <>
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
          {telephone ? (
            <div className={styles.telephone}>
              <Button icon="phone" isWide onClick={() => closeAnd(telephone.choose)}>
                {t('linkStep.telephone.choose')}
              </Button>
              <p>{t('linkStep.telephone.what')}</p>
            </div>
          ) : null}
        </>
      )}
    </Dialog>
  );
}
