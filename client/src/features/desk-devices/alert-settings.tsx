import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { NotifyState } from '../../lib/notify.ts';
import styles from './devices.module.css';

export type AlertSettingsProps = {
  notifyPermission: NotifyState;
  onAskNotify: () => void;
  onTestSound: () => void;
};

/** How a visit calls the agent: the ring, and a system notification once allowed. */
export function AlertSettings({ notifyPermission, onAskNotify, onTestSound }: AlertSettingsProps) {
  const { t } = useTranslation('desk');
  return (
    <section className={styles.alerts} aria-label={t('devices.alerts')}>
      <h3>{t('devices.alerts')}</h3>
      <Button onClick={onTestSound}>{t('devices.soundTest')}</Button>
      {notifyPermission === 'default' ? <Button onClick={onAskNotify}>{t('devices.notifyOn')}</Button> : null}
      {notifyPermission === 'granted' ? <span>{t('devices.notifyGranted')}</span> : null}
      {notifyPermission === 'denied' ? <span>{t('devices.notifyDenied')}</span> : null}
    </section>
  );
}
