import { Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceKind, LocalMediaState } from '../../media/types.ts';
import styles from './devices.module.css';

type DevicePickerProps = {
  kind: DeviceKind;
  state: LocalMediaState;
  onChoose: (kind: DeviceKind, deviceId: string) => Promise<void>;
};

export function DevicePicker({ kind, state, onChoose }: DevicePickerProps) {
  const { t } = useTranslation('desk');
  const id = useId();
  const list = kind === 'camera' ? state.cameras : state.microphones;
  const unnamed = kind === 'camera' ? 'devices.cameraDefault' : 'devices.microphoneDefault';
  return (
    <div className={styles.picker}>
      <label htmlFor={id}>{t(`devices.${kind}`)}</label>
      <Select
        id={id}
        value={state[kind].deviceId}
        placeholder={t(state[kind].status === 'starting' ? 'devices.starting' : 'devices.none')}
        disabled={list.length === 0}
        loading={state[kind].status === 'starting'}
        options={list.map((device, index) => ({
          value: device.deviceId,
          label: device.label || t(unnamed, { number: index + 1 }),
        }))}
        onChange={(deviceId) => {
          if (deviceId !== null) void onChoose(kind, deviceId);
        }}
      />
    </div>
  );
}
