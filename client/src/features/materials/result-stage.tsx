import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignalError } from '../../lib/signal-error.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Icon } from '../../ui/icon.tsx';
import { AgainButton } from './again-button.tsx';
import styles from './paper-shot.module.css';
import { show } from './photographs.ts';
import type { Shot, ShotStage } from './shot-state.ts';

type ResultStageProps = {
  stage: Extract<ShotStage, { kind: 'result' }>;
  isSystem: boolean;
  /** There is no next page. */
  isSingle: boolean;
  sending: { isRunning: boolean; error: SignalError | null };
  onUse: () => void;
  onNext: () => void;
  /** The same with the phone's own camera, which has already taken the next one. */
  onNextFile: (file: File) => void;
  onFile: (file: File) => void;
  onAgain: () => void;
  onCorrect: (shot: Shot) => void;
  onAdjust: (shot: Shot) => void;
};

/** The page as it will be sent, and what is wrong with it. Poor ones are better taken again, and may be sent all the same. */
export function ResultStage(props: ResultStageProps) {
  const { stage, isSystem, isSingle, onUse, onNext, onNextFile, onFile, onAgain } = props;
  const { isRunning: isBusy, error } = props.sending;
  const { shot, page, problems } = stage;
  const { t } = useTranslation('paper');
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current !== null) show(page, canvas.current);
  }, [page]);
  const isPoor = problems.length > 0;
  const again = (
    <AgainButton
      isSystem={isSystem}
      kind={isPoor ? 'primary' : 'call'}
      isBusy={isBusy}
      onAgain={onAgain}
      onFile={onFile}
    >
      {t('result.again')}
    </AgainButton>
  );
  const use = (
    <Button kind={isPoor ? 'call' : 'primary'} icon="upload" isWide isBusy={isBusy} onClick={onUse}>
      {isPoor ? t('result.useAnyway') : t(isSingle ? 'result.send' : 'result.use')}
    </Button>
  );
  return (
    <>
      <div className={styles.verdict} role="status">
        <ul>
          {problems.map((problem) => (
            <li key={problem} className={styles.problem}>
              <Icon name="warning" /> <span>{t(`problem.${problem}`)}</span>
            </li>
          ))}
          {isPoor ? null : (
            <li className={styles.good}>
              <Icon name="check" /> <span>{t('result.fine')}</span>
            </li>
          )}
        </ul>
      </div>
      <div className={styles.view}>
        <canvas ref={canvas} className={styles.page} role="img" aria-label={t('result.picture')} />
      </div>
      <div className={styles.tools}>
        <Button
          kind="call"
          icon="flip"
          isBusy={isBusy}
          onClick={() => props.onCorrect({ ...shot, quarters: shot.quarters + 1 })}
        >
          {t('result.rotate')}
        </Button>
        <Button kind="call" icon="fullScreen" isBusy={isBusy} onClick={() => props.onAdjust(shot)}>
          {t('result.adjust')}
        </Button>
      </div>
      <div className={styles.actions}>
        {error === null ? null : <ErrorNotice error={error} isDark />}
        {isPoor ? again : use}
        <div className={styles.pair}>
          {isPoor ? use : again}
          {isPoor || isSingle ? null : (
            <AgainButton isSystem={isSystem} kind="call" isBusy={isBusy} onAgain={onNext} onFile={onNextFile}>
              {t('result.next')}
            </AgainButton>
          )}
        </div>
      </div>
    </>
  );
}
