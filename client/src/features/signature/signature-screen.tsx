import type { SignatureMark } from '@cloudseat/shared/nouns/signature.ts';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { useFocusTrap } from '../../ui/focus-trap.ts';
import type { SignatureScreenProps } from '../../ui/signature-screen.ts';
import { useTask } from '../../ui/use-task.ts';
import { DrawStage } from './draw-stage.tsx';
import { ReadStage } from './read-stage.tsx';
import styles from './signature-screen.module.css';
import { TypeStage } from './type-stage.tsx';

type Stage = 'read' | 'draw' | 'type' | 'done';

/** Over the whole screen: the paper is read, its meaning agreed to, and signed by hand or by a typed name. */
export function SignatureScreen(props: SignatureScreenProps) {
  const { documentName, applicantName, onSign, onClose } = props;
  const { t } = useTranslation('signature');
  const [stage, setStage] = useState<Stage>('read');
  // Seen once is seen, whoever comes back for another look.
  const [hasSeen, setHasSeen] = useState(false);
  const signing = useTask();
  const close = signing.isRunning ? () => {} : onClose;
  const panel = useFocusTrap(close);
  // A new stage begins with its words, not in the middle of the one before.
  const shown = useRef(stage);
  useEffect(() => {
    if (shown.current !== stage) panel.current?.focus();
    shown.current = stage;
  }, [stage]);
  const sign = (mark: SignatureMark) => {
    void signing
      .run(() => onSign(mark))
      .then((isSigned) => {
        if (isSigned) setStage('done');
      });
  };
  const turnTo = (next: Stage) => () => {
    signing.clear();
    setStage(next);
  };
  const titleOf = { read: 'read.title', draw: 'sign.title', type: 'type.title', done: 'done.title' } as const;

  return createPortal(
    <div
      className={styles.screen}
      ref={panel}
      role="dialog"
      aria-modal="true"
      aria-label={t('screen', { name: documentName, title: t(titleOf[stage]) })}
      tabIndex={-1}
    >
      <header className={styles.head}>
        <div>
          <p>{documentName}</p>
          <h2>{t(titleOf[stage])}</h2>
        </div>
        {stage === 'done' ? null : (
          <Button kind="plain" icon="close" onClick={close}>
            {t('close')}
          </Button>
        )}
      </header>
      {stage === 'read' ? (
        <ReadStage
          {...{ documentName, paper: props.paper, statement: props.statement, hasSeen }}
          onSeen={() => setHasSeen(true)}
          onAgree={turnTo('draw')}
        />
      ) : stage === 'draw' ? (
        <DrawStage
          statement={props.statement}
          signing={signing}
          onSign={sign}
          onType={turnTo('type')}
          onBack={turnTo('read')}
        />
      ) : stage === 'type' ? (
        <TypeStage
          {...{ statement: props.statement, applicantName, signing }}
          onSign={sign}
          onDraw={turnTo('draw')}
        />
      ) : (
        <>
          <div className={styles.body}>
            <Banner tone="good">{t('done.body', { name: documentName })}</Banner>
          </div>
          <div className={styles.foot}>
            <Button kind="primary" isWide onClick={onClose}>
              {t('done.close')}
            </Button>
          </div>
        </>
      )}
    </div>,
    document.body,
  );
}
