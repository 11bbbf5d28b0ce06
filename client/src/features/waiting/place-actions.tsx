import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { More } from '../../ui/more.tsx';
import styles from './waiting-page.module.css';
import type { WaitingStage } from './waiting-words.ts';

export type PlaceQuestion = 'leave' | 'pause' | 'requestCallback' | 'refuse';
type PlaceActionsProps = {
  stage: WaitingStage;
  isBusy: boolean;
  /** It stands above already, large. */
  isCallbackOffered: boolean;
  onAsk: (question: PlaceQuestion) => void;
  onComeBack: () => void;
  onAnswer: () => void;
};

/** What can be done about the place now: the one main thing large, the others small beside each other. */
export function PlaceActions({
  stage,
  isBusy,
  isCallbackOffered,
  onAsk,
  onComeBack,
  onAnswer,
}: PlaceActionsProps) {
  const { t } = useTranslation('applicant');
  const ask = (question: PlaceQuestion, words: string) => (
    <Button isBusy={isBusy} className={styles.small ?? ''} onClick={() => onAsk(question)}>
      {words}
    </Button>
  );
  if (stage === 'callingBack') {
    return (
      <>
        <Button kind="primary" icon="phone" isWide className={styles.answer ?? ''} onClick={onAnswer}>
          {t('waiting.answer')}
        </Button>
        <Button isWide isBusy={isBusy} onClick={() => onAsk('refuse')}>
          {t('waiting.refuse')}
        </Button>
      </>
    );
  }
  const isReturning = stage === 'paused' || stage === 'passed' || stage === 'callbackPending';
  const mayAskCallback = !isCallbackOffered && stage !== 'callbackPending' && stage !== 'ringing';
  const comeBackWords = {
    paused: t('waiting.comeBack'),
    passed: t('waiting.rejoin'),
    callbackPending: t('waiting.waitHere'),
  };
  return (
    <>
      {isReturning ? (
        <Button kind="primary" isWide isBusy={isBusy} onClick={onComeBack}>
          {comeBackWords[stage]}
        </Button>
      ) : null}
      <div className={styles.row}>
        {stage === 'inLine' || stage === 'ringing' ? ask('pause', t('waiting.pause')) : null}
        <More>
          {mayAskCallback ? ask('requestCallback', t('waiting.callback')) : null}
          {ask('leave', stage === 'callbackPending' ? t('waiting.callOff') : t('waiting.leave'))}
        </More>
      </div>
    </>
  );
}
