import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperDesk } from '../../lib/paper/paper-desk.ts';
import type { Picture } from '../../lib/paper/types.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { FileButton } from '../../ui/file-button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { StreamVideo } from '../../ui/stream-video.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import styles from './paper-shot.module.css';
import { takePhoto } from './take-photo.ts';
import { useOutline } from './use-outline.ts';
import type { Light, RearCamera } from './use-rear-camera.ts';

type CameraStageProps = {
  camera: RearCamera;
  desk: PaperDesk | null;
  sentPage: number | null;
  /** Of a card's shape: a frame of it helps to aim. */
  isCard: boolean;
  onTake: (still: Picture) => void;
  onFile: (file: File) => void;
};

/** The viewfinder with the outline of the paper in it; without a camera, the phone's own way to take a photograph. */
export function CameraStage({ camera, desk, sentPage, isCard, onTake, onFile }: CameraStageProps) {
  const { t } = useTranslation('paper');
  if (camera.status === 'failed') return <NoCamera problem={camera.problem} onFile={onFile} />;
  if (camera.status !== 'on' || desk === null) {
    return (
      <div className={styles.waiting}>
        <Loading>{t('starting')}</Loading>
        <p>{t('allow')}</p>
      </div>
    );
  }
  return (
    <Viewfinder
      stream={camera.stream}
      light={camera.light}
      desk={desk}
      sentPage={sentPage}
      isCard={isCard}
      onTake={onTake}
      onFile={onFile}
    />
  );
}

type ViewfinderProps = Omit<CameraStageProps, 'camera' | 'desk'> & {
  stream: MediaStream;
  light: Light | null;
  desk: PaperDesk;
};

function Viewfinder({ stream, light, desk, sentPage, isCard, onTake, onFile }: ViewfinderProps) {
  const { t } = useTranslation('paper');
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const outline = useOutline(video, desk);

  const [isTaking, setIsTaking] = useState(false);
  async function handleShoot(): Promise<void> {
    if (video === null || isTaking) return;
    setIsTaking(true);
    const still = await takePhoto(stream, video);
    setIsTaking(false);
    if (still !== null) onTake(still);
  }
  return (
    <>
      <div className={styles.view}>
        <StreamVideo stream={stream} label={t('viewfinder')} isMuted fit="contain" elementRef={setVideo} />
        {isCard && outline === null ? <span className={styles.cardFrame} aria-hidden="true" /> : null}
        {outline === null ? null : (
          <svg
            className={styles.outline}
            viewBox={`0 0 ${outline.width} ${outline.height}`}
            aria-hidden="true"
            data-outline=""
          >
            <polygon
              className={classNames(outline.isSteady && styles.steady)}
              points={outline.quad.map(({ x, y }) => `${x + 0.5},${y + 0.5}`).join(' ')}
            />
          </svg>
        )}
      </div>
      <p className={classNames(styles.words, outline !== null && styles.good)} role="status">
        {isTaking ? (
          t('still')
        ) : outline === null ? (
          sentPage === null ? (
            t(isCard ? 'lookCard' : 'look')
          ) : (
            t('sent', { page: sentPage })
          )
        ) : (
          <>
            <Icon name="check" /> <span>{t('found')}</span>
          </>
        )}
      </p>
      <div className={styles.shutterRow}>
        <div>
          <FileButton
            kind="call"
            accept="image/*"
            label={t('photos')}
            onFiles={([file]) => file && onFile(file)}
          >
            {t('photos')}
          </FileButton>
        </div>
        <button
          type="button"
          className={styles.shutter}
          aria-disabled={isTaking}
          onClick={() => void handleShoot()}
        >
          <VisuallyHidden>{t('shoot')}</VisuallyHidden>
        </button>
        <div>{light === null ? null : <LightButton light={light} />}</div>
      </div>
    </>
  );
}

function LightButton({ light }: { light: Light }) {
  const { t } = useTranslation('paper');
  const [isOn, setIsOn] = useState(false);
  return (
    <Button
      kind="call"
      aria-pressed={isOn}
      onClick={() => {
        light.set(!isOn).then(
          () => setIsOn(!isOn),
          () => undefined,
        );
      }}
    >
      {isOn ? t('lightOff') : t('lightOn')}
    </Button>
  );
}

function NoCamera({
  problem,
  onFile,
}: {
  problem: Extract<RearCamera, { status: 'failed' }>['problem'];
  onFile: (file: File) => void;
}) {
  const { t } = useTranslation('paper');
  const take = ([file]: readonly File[]) => file && onFile(file);
  return (
    <>
      <div className={styles.waiting} role="status">
        <p>
          <strong>{t(`noCamera.${problem}`)}</strong>
        </p>
        <p>{t('noCamera.next')}</p>
      </div>
      <div className={styles.actions}>
        <FileButton
          kind="primary"
          isWide
          icon="photo"
          accept="image/*"
          isCamera
          label={t('system')}
          onFiles={take}
        >
          {t('system')}
        </FileButton>
        <FileButton kind="call" isWide accept="image/*" label={t('album')} onFiles={take}>
          {t('album')}
        </FileButton>
      </div>
    </>
  );
}
