import type { SignatureMark } from '@cloudseat/shared/nouns/signature.ts';
import { isWritten } from '@cloudseat/shared/nouns/signature-rules.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { SignaturePad } from '../../ui/signature-pad.tsx';
import type { Drawing } from '../../ui/signature-strokes.ts';
import styles from './signature-screen.module.css';
import type { SigningTask } from './signing-task.ts';

type DrawStageProps = {
  statement: string;
  signing: SigningTask;
  onSign: (mark: SignatureMark) => void;
  onType: () => void;
  onBack: () => void;
};

/** The name is written with a finger. An empty pad, or a slip on it, is not handed in. */
export function DrawStage({ statement, signing, onSign, onType, onBack }: DrawStageProps) {
  const { t } = useTranslation('signature');
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  const [isRefused, setIsRefused] = useState(false);
  const submit = () => {
    if (drawing === null || !isWritten(drawing.strokes)) setIsRefused(true);
    else onSign({ method: 'drawn', ...drawing });
  };
  return (
    <>
      <div className={styles.writing}>
        <p className={styles.agreed}>
          <strong>{t('read.means')}</strong>
          {statement}
        </p>
        <p className={styles.turn}>{t('sign.turn')}</p>
        <SignaturePad
          onChange={(next) => {
            setDrawing(next);
            setIsRefused(false);
          }}
        />
        {isRefused ? (
          <p className={styles.refused} role="alert">
            {t('sign.tooShort')}
          </p>
        ) : null}
        {signing.error ? <ErrorNotice error={signing.error} onRetry={submit} /> : null}
      </div>
      <div className={styles.foot}>
        <Button kind="primary" isWide isBusy={signing.isRunning} onClick={submit}>
          {t('sign.submit')}
        </Button>
        <div className={styles.more}>
          <Button kind="plain" onClick={onBack}>
            {t('sign.back')}
          </Button>
          <Button kind="plain" onClick={onType}>
            {t('sign.cannot')}
          </Button>
        </div>
      </div>
    </>
  );
}
