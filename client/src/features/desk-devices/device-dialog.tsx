import { Button, Modal } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { DeviceProblem, LocalMedia, LocalMediaState } from '../../media/types.ts';
import { Banner } from '../../ui/banner.tsx';
import { AlertSettings, type AlertSettingsProps } from './alert-settings.tsx';
import { DevicePicker } from './device-picker.tsx';
import styles from './devices.module.css';
import { EffectSettings } from './effect-settings.tsx';
import { LevelBar } from './level-bar.tsx';
import { OwnPreview } from './own-preview.tsx';

type DeviceDialogProps = AlertSettingsProps & {
  localMedia: LocalMedia;
  /** The first time before going ready: its button starts the work. */
  isFirstTime: boolean;
  onHold: (isHeld: boolean) => void;
  onClose: () => void;
  onStart: () => void;
};

/** Camera and microphone before the work and during it: see oneself, hear oneself, choose another. */
export function DeviceDialog(props: DeviceDialogProps) {
  const { localMedia, isFirstTime, onHold } = props;
  const { t } = useTranslation('desk');
  const state = useStore(localMedia.state);
  useEffect(() => {
    onHold(true);
    return () => onHold(false);
  }, [onHold]);
  const isAsking = state.camera.status === 'starting' || state.microphone.status === 'starting';
  return (
    <Modal
      open
      width={640}
      title={t('devices.title')}
      onCancel={props.onClose}
      footer={
        isFirstTime ? (
          <Button type="primary" size="large" disabled={isAsking} onClick={props.onStart}>
            {t(startWords(state))}
          </Button>
        ) : (
          <Button type="primary" onClick={props.onClose}>
            {t('devices.done')}
          </Button>
        )
      }
    >
      <div className={styles.dialog}>
        {isFirstTime ? <p>{t('devices.intro')}</p> : null}
        {isAsking ? <Banner>{t('devices.asking')}</Banner> : null}
        <Problems state={state} onAgain={() => void localMedia.open({ camera: true, microphone: true })} />
        <div className={styles.columns}>
          <OwnPreview localMedia={localMedia} state={state} />
          <div className={styles.choices}>
            <DevicePicker kind="camera" state={state} onChoose={localMedia.chooseDevice} />
            <DevicePicker kind="microphone" state={state} onChoose={localMedia.chooseDevice} />
            <LevelBar localMedia={localMedia} isOn={state.microphone.status === 'on'} />
          </div>
        </div>
        <EffectSettings localMedia={localMedia} state={state} />
        <AlertSettings {...props} />
      </div>
    </Modal>
  );
}

function startWords(state: LocalMediaState) {
  if (state.microphone.status === 'failed') return 'devices.goWithout' as const;
  return state.camera.status === 'failed' ? ('devices.goAudioOnly' as const) : ('devices.goReady' as const);
}

function Problems({ state, onAgain }: { state: LocalMediaState; onAgain: () => void }) {
  const { t } = useTranslation('desk');
  const failed = [state.microphone, state.camera].filter((device) => device.status === 'failed');
  if (failed.length === 0) return null;
  const has = (problem: DeviceProblem) => failed.some((device) => device.problem === problem);
  return (
    <Banner
      tone={state.microphone.status === 'failed' ? 'bad' : 'warn'}
      action={<Button onClick={onAgain}>{t('devices.again')}</Button>}
    >
      {state.microphone.status === 'failed' ? <p>{t('devices.noMicrophone')}</p> : null}
      {state.camera.status === 'failed' ? <p>{t('devices.noCamera')}</p> : null}
      {has('denied') ? <p>{t('devices.denied')}</p> : null}
      {has('inUse') ? <p>{t('devices.busy')}</p> : null}
    </Banner>
  );
}
