import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { DeviceKind, LocalMedia } from '../../media/types.ts';
import styles from './check.module.css';

export function DeviceSelect({ localMedia, kind }: { localMedia: LocalMedia; kind: DeviceKind }) {
  const { t } = useTranslation('applicant');
  const state = useStore(localMedia.state);
  const choices = kind === 'camera' ? state.cameras : state.microphones;
  const { deviceId } = state[kind];
  return (
    <label className={styles.select}>
      <span>{kind === 'camera' ? t('check.chooseCamera') : t('check.chooseMicrophone')}</span>
      <select
        value={deviceId ?? ''}
        onChange={(event) => void localMedia.chooseDevice(kind, event.target.value)}
      >
        {choices.map((choice, index) => (
          <option key={choice.deviceId} value={choice.deviceId}>
            {choice.label ||
              (kind === 'camera'
                ? t('check.cameraNumber', { number: index + 1 })
                : t('check.microphoneNumber', { number: index + 1 }))}
          </option>
        ))}
      </select>
    </label>
  );
}
