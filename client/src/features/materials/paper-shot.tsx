import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { useFocusTrap } from '../../ui/focus-trap.ts';
import { Loading } from '../../ui/spinner.tsx';
import { useTask } from '../../ui/use-task.ts';
import { type CameraSource, ownCamera } from './camera-source.ts';
import { CameraStage } from './camera-stage.tsx';
import { CornersStage } from './corners-stage.tsx';
import styles from './paper-shot.module.css';
import { photoName } from './photo-name.ts';
import { toJpegFile } from './photographs.ts';
import { ResultStage } from './result-stage.tsx';
import { useRearCamera } from './use-rear-camera.ts';
import { useShot } from './use-shot.ts';

export type PaperShotProps = {
  lineName: string;
  /** A photograph that the phone's own camera took; without one this page opens the rear camera. */
  first: File | null;
  /** How many pages of the line there are already. */
  pageCount: number;
  /**
   * The camera is wanted for a talk: whoever aims gives it up; a photograph that is looked at stays until the page of the
   * talk takes the place of this one.
   */
  mustYield: boolean;
  /** Where the camera comes from; the page's own unless a talk has it. */
  source?: CameraSource;
  /** One page and no more. */
  isSingle?: boolean;
  isCard?: boolean;
  onNoCamera?: () => void;
  onPage: (file: File) => void;
  onClose: () => void;
};

/** Over the whole screen: a paper is aimed at, photographed, straightened, looked at, and handed on as a page. */
export function PaperShot(props: PaperShotProps) {
  const { lineName, first, mustYield, onPage, onClose } = props;
  const { t } = useTranslation('paper');
  const [page, setPage] = useState(props.pageCount + 1);
  const [sentPage, setSentPage] = useState<number | null>(null);
  const [isLeaving, setIsLeaving] = useState(false);
  const shot = useShot(first, (file) => {
    onPage(file);
    onClose();
  });
  const { stage } = shot;
  const sending = useTask();
  const camera = useRearCamera(first === null && !mustYield, props.source ?? ownCamera);
  const { onNoCamera } = props;
  const hasFailed = camera.status === 'failed';
  useEffect(() => {
    if (hasFailed) onNoCamera?.();
  }, [hasFailed, onNoCamera]);
  const isShown = stage.kind === 'result' || stage.kind === 'corners';
  const leave = () => (isShown && !isLeaving ? setIsLeaving(true) : onClose());
  const panel = useFocusTrap(leave);
  const mustClose = mustYield && first === null && stage.kind === 'camera';
  useEffect(() => {
    if (mustClose) onClose();
  }, [mustClose, onClose]);
  // A new stage begins with its words, not in the middle of the one before.
  useEffect(() => {
    if (stage.kind !== 'reading') panel.current?.focus();
  }, [stage.kind]);
  // What failed with one page says nothing of the next.
  useEffect(() => {
    if (stage.kind !== 'result') sending.clear();
  }, [stage.kind, sending.clear]);

  async function send(): Promise<void> {
    if (stage.kind !== 'result') return;
    onPage(await toJpegFile(stage.page, photoName(lineName, page)));
    setSentPage(page);
    setPage(page + 1);
  }
  function sendThen(next: () => void): void {
    void sending.run(send).then((isSent) => {
      if (isSent) next();
    });
  }
  const isSystem = first !== null || hasFailed || mustYield;

  return createPortal(
    <div
      className={styles.screen}
      ref={panel}
      role="dialog"
      aria-modal="true"
      aria-label={t('title', { name: lineName })}
      tabIndex={-1}
    >
      <header className={styles.head}>
        <p>
          <strong>{lineName}</strong>
          {props.isSingle ? null : <span>{t('page', { page })}</span>}
        </p>
        <Button kind="call" icon="close" onClick={leave}>
          {t('close')}
        </Button>
      </header>
      {isLeaving ? (
        <div className={styles.leave} role="alertdialog" aria-label={t('leave.title')}>
          <p>{t('leave.title')}</p>
          <Button kind="primary" isWide onClick={() => setIsLeaving(false)}>
            {t('leave.stay')}
          </Button>
          <Button kind="call" isWide onClick={onClose}>
            {t('leave.go')}
          </Button>
        </div>
      ) : stage.kind === 'camera' ? (
        <CameraStage
          camera={camera}
          desk={shot.desk}
          sentPage={sentPage}
          isCard={props.isCard ?? false}
          onTake={shot.take}
          onFile={shot.read}
        />
      ) : stage.kind === 'reading' ? (
        <div className={styles.waiting}>
          <Loading>{t('reading')}</Loading>
        </div>
      ) : stage.kind === 'corners' ? (
        <CornersStage
          shot={stage.shot}
          isFound={stage.isFound}
          isSystem={isSystem}
          onDone={shot.correct}
          onAgain={shot.again}
          onFile={shot.read}
        />
      ) : (
        <ResultStage
          stage={stage}
          isSystem={isSystem}
          isSingle={props.isSingle ?? false}
          sending={sending}
          onUse={() => sendThen(onClose)}
          onNext={() => sendThen(shot.again)}
          onNextFile={(file) => sendThen(() => shot.read(file))}
          onFile={shot.read}
          onAgain={shot.again}
          onCorrect={shot.correct}
          onAdjust={shot.adjust}
        />
      )}
    </div>,
    // What is not inside a full screen is not seen.
    document.fullscreenElement ?? document.body,
  );
}
