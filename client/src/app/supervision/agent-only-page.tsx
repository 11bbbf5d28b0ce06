import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { LanguageSwitch } from '../../ui/language-switch.tsx';
import { useTask } from '../../ui/use-task.ts';
import { useTitle } from '../../ui/use-title.ts';
import styles from './supervision.module.css';

/** An agent came here: where the agents' page is. The server shows agents nothing of this one. */
export function AgentOnlyPage({ name, onSignOut }: { name: string; onSignOut: () => Promise<void> }) {
  const { t } = useTranslation('supervision');
  useTitle(`${t('product')} · ${t('title')}`);
  const task = useTask();
  return (
    <main className={styles.middle}>
      <div className={styles.plain}>
        <h1>{t('agentOnly.title', { name })}</h1>
        <p>{t('agentOnly.text')}</p>
        <p>
          <a href="/desk">{t('agentOnly.toDesk')}</a>
        </p>
        <Button isBusy={task.isRunning} onClick={() => void task.run(onSignOut)}>
          {t('signOut')}
        </Button>
        <LanguageSwitch />
      </div>
    </main>
  );
}
