import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { LanguageSwitch } from '../../ui/language-switch.tsx';
import { useTask } from '../../ui/use-task.ts';
import { useTitle } from '../../ui/use-title.ts';
import styles from './staff.module.css';

export type Elsewhere = { title: string; text: string; link: { href: string; label: string } };

/** Somebody came here whose page is another one. The server shows them nothing of this one. */
export function ElsewherePage(props: Elsewhere & { windowTitle: string; onSignOut: () => Promise<void> }) {
  const { t } = useTranslation('desk');
  useTitle(props.windowTitle);
  const task = useTask();
  return (
    <main className={styles.middle}>
      <div className={styles.plain}>
        <h1>{props.title}</h1>
        <p>{props.text}</p>
        <p>
          <a href={props.link.href}>{props.link.label}</a>
        </p>
        <Button isBusy={task.isRunning} onClick={() => void task.run(props.onSignOut)}>
          {t('signOut')}
        </Button>
        <LanguageSwitch />
      </div>
    </main>
  );
}
