import { Modal, Switch } from 'antd';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { keyActions, keysOf } from './key-map.ts';
import styles from './keys.module.css';

type KeysDialogProps = { isEnabled: boolean; onEnabled: (isEnabled: boolean) => void; onClose: () => void };

/** Every key of the desk, and the switch that turns them all off. */
export function KeysDialog({ isEnabled, onEnabled, onClose }: KeysDialogProps) {
  const { t } = useTranslation('desk');
  return (
    <Modal open title={t('keys.title')} footer={null} width={440} onCancel={onClose}>
      <div className={styles.switch}>
        <span id="keys-enabled">{t('keys.enabled')}</span>
        <Switch checked={isEnabled} onChange={onEnabled} aria-labelledby="keys-enabled" />
      </div>
      <dl className={styles.keys}>
        {keyActions.map((action) => (
          <div key={action}>
            <dt>
              {keysOf[action].map((key, index) => (
                <Fragment key={key}>
                  {index > 0 ? ` ${t('keys.or')} ` : null}
                  <kbd>{key}</kbd>
                </Fragment>
              ))}
            </dt>
            <dd>{t(`keys.${action}`)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.hint}>{t('keys.hint')}</p>
    </Modal>
  );
}
