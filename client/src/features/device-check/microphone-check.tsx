import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { canChooseNoise } from '../../media/sound-cleaning.ts';
import type { LocalMedia } from '../../media/types.ts';
import { Button } from '../../ui/button.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import styles from './check.module.css';
import { CheckLine } from './check-line.tsx';
import { DeviceSelect } from './device-select.tsx';
import { useLevel } from './use-level.ts';

/** A bar that moves when one speaks. */
export function MicrophoneCheck({ localMedia }: { localMedia: LocalMedia }) {
  const { t } = useTranslation(['applicant', 'check']);
  const { microphone, microphones, suppressesNoise } = useStore(localMedia.state);
  const level = useLevel(microphone.status === 'on' ? localMedia.getTrack('microphone') : null);
  if (microphone.status !== 'on') {
    return (
      <CheckLine
        state={microphone.status === 'starting' ? 'running' : 'bad'}
        words={microphone.status === 'starting' ? t('check.starting') : t('check.microphoneFailed')}
      />
    );
  }
  return (
    <>
      <CheckLine state="good" words={t('check.microphoneOn')} />
      <div className={styles.level}>
        <p>{t('check.speakNow')}</p>
        <VisuallyHidden>
          <meter aria-label={t('check.level')} min={0} max={100} value={Math.round(level * 100)} />
        </VisuallyHidden>
        <div className={styles.bar} aria-hidden="true">
          <span style={{ transform: `scaleX(${level})` }} />
        </div>
      </div>
      {canChooseNoise() ? (
        <Button kind="plain" onClick={() => void localMedia.setNoiseSuppression(!suppressesNoise)}>
          {t(suppressesNoise ? 'check:noise.turnOff' : 'check:noise.turnOn')}
        </Button>
      ) : null}
      {microphones.length > 1 ? <DeviceSelect localMedia={localMedia} kind="microphone" /> : null}
    </>
  );
}
