import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { FilmRecorder } from '../../lib/film-recorder.ts';
import { formatSpan } from '../../lib/time-text.ts';
import { type FilmCamera, openFilmCamera } from '../../media/film-camera.ts';
import type { DeviceProblem } from '../../media/types.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { StreamVideo } from '../../ui/stream-video.tsx';
import { useTask } from '../../ui/use-task.ts';
import { useWakeLock } from '../../ui/use-wake-lock.ts';
import styles from './film-capture.module.css';
import type { Take } from './use-take.ts';

const none = createStore<ReturnType<FilmRecorder['state']['getState']>>()(() => ({
  ...{ phase: 'ended' as const, spentMs: 0, isFull: false },
}));

/** The camera's picture, and the one button that fits: begin, pause, hand in. */
export function RecordPanel({ take, onDone }: { take: Take; onDone: () => void }) {
  const { t } = useTranslation('expert-film');
  const { camera, problem } = useCamera();
  const [recorder, setRecorder] = useState<FilmRecorder | null>(null);
  const { phase, spentMs, isFull } = useStore(recorder?.state ?? none);
  const task = useTask();
  useWakeLock();
  const isRunning = recorder !== null && phase === 'recording';
  async function start(): Promise<void> {
    if (camera === null) return;
    const { stream } = camera;
    await task.run(async () => setRecorder(await take.start(stream)));
  }
  async function finish(): Promise<void> {
    await task.run(async () => {
      await recorder?.stop();
      await take.finish();
      onDone();
    });
  }
  async function leave(): Promise<void> {
    await recorder?.stop();
    await take.read();
    onDone();
  }
  return (
    <div className={styles.record}>
      <div className={styles.stage}>
        {camera === null ? (
          <p className={styles.noPicture}>
            {problem === null ? <Spinner size={24} /> : t('record.noCamera')}
          </p>
        ) : (
          <StreamVideo stream={camera.stream} label={t('record.preview')} isMuted fit="contain" />
        )}
        {isRunning ? (
          <p className={styles.running} role="timer">
            <span className={styles.dot} aria-hidden="true" />
            {t('record.running', { time: formatSpan(spentMs) })}
          </p>
        ) : null}
      </div>
      {problem === null ? null : (
        <Banner tone="bad" title={t('record.problem')}>
          {t(problem === 'denied' ? 'record.denied' : 'record.otherProblem')}
        </Banner>
      )}
      {camera?.hasSound === false ? <Banner tone="warn">{t('record.noSound')}</Banner> : null}
      {isFull ? <Banner tone="bad">{t('record.full')}</Banner> : null}
      {recorder !== null && phase === 'failed' ? <Banner tone="bad">{t('record.failed')}</Banner> : null}
      {task.error ? <Banner tone="bad">{t('record.failed')}</Banner> : null}
      {take.waitingCount > 0 ? (
        <p className={styles.small} role="status">
          {t(take.isOffline ? 'take.offline' : 'take.sending', { count: take.waitingCount })}
        </p>
      ) : null}
      <div className={styles.buttons}>
        {isRunning ? (
          <>
            <Button kind="danger" icon="check" isBusy={task.isRunning} onClick={() => void finish()}>
              {t('record.finish')}
            </Button>
            <Button icon="pause" onClick={() => void recorder?.stop()}>
              {t('record.pause')}
            </Button>
          </>
        ) : (
          <>
            <Button kind="primary" icon="record" disabled={camera === null} onClick={() => void start()}>
              {t(recorder === null ? 'record.start' : 'record.goOn')}
            </Button>
            {take.kept === null ? null : (
              <Button icon="check" isBusy={task.isRunning} onClick={() => void finish()}>
                {t('take.finish')}
              </Button>
            )}
          </>
        )}
        <Torch camera={camera} />
        <Button kind="plain" onClick={() => void leave()}>
          {t('record.leave')}
        </Button>
      </div>
      <p className={styles.small}>{t('record.hint')}</p>
    </div>
  );
}

/** For as long as the panel is open. */
function useCamera() {
  const [camera, setCamera] = useState<FilmCamera | null>(null);
  const [problem, setProblem] = useState<DeviceProblem | null>(null);
  useEffect(() => {
    let isOpen = true;
    let opened: FilmCamera | null = null;
    void openFilmCamera().then((found) => {
      if ('problem' in found) {
        if (isOpen) setProblem(found.problem);
        return;
      }
      opened = found;
      if (isOpen) setCamera(found);
      else found.close();
    });
    return () => {
      isOpen = false;
      opened?.close();
    };
  }, []);
  return { camera, problem };
}

function Torch({ camera }: { camera: FilmCamera | null }) {
  const { t } = useTranslation('expert-film');
  const [isOn, setIsOn] = useState(false);
  const setTorch = camera?.setTorch ?? null;
  if (setTorch === null) return null;
  return (
    <Button aria-pressed={isOn} onClick={() => void setTorch(!isOn).then(() => setIsOn(!isOn))}>
      {t(isOn ? 'record.torchOff' : 'record.torchOn')}
    </Button>
  );
}
