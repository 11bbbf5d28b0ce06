import type { StaffRole } from '@cloudseat/shared/nouns/role.ts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from '../../ui/language-switch.tsx';
import { useTask } from '../../ui/use-task.ts';
import styles from './desk-app.module.css';

/** Supervisors and administrators take no visits: this says where their page is. */
export function OtherStaffPage(props: {
  name: string;
  role: Exclude<StaffRole, 'agent'>;
  onSignOut: () => Promise<void>;
}) {
  const { t } = useTranslation('desk');
  const task = useTask();
  return (
    <main className={styles.middle}>
      <div className={styles.corner}>
        <LanguageSwitch />
      </div>
      <div className={styles.plain}>
        <h1>{t('other.title', { name: props.name })}</h1>
        <p>{t(`other.${props.role}`)}</p>
        {props.role === 'admin' ? (
          <Button size="large" type="primary" href="/administration">
            {t('other.toAdministration')}
          </Button>
        ) : null}
        {props.role === 'expert' || props.role === 'convenor' ? (
          <Button size="large" type="primary" href="/panel">
            {t('other.toPanel')}
          </Button>
        ) : (
          <Button size="large" type={props.role === 'admin' ? 'default' : 'primary'} href="/supervision">
            {t('other.toSupervision')}
          </Button>
        )}
        <Button size="large" loading={task.isRunning} onClick={() => void task.run(props.onSignOut)}>
          {t('signOut')}
        </Button>
      </div>
    </main>
  );
}
