import type { DeskView } from '@cloudseat/shared/nouns/agent.ts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { isPlannedOnly } from '../../features/desk-status/status-options.ts';
import { formatTimeOfDay } from '../../lib/time-text.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { LanguageSwitch } from '../../ui/language-switch.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import { useTask } from '../../ui/use-task.ts';
import styles from './desk-app.module.css';

type ElsewherePageProps = {
  desk: DeskView;
  onClaim: () => Promise<unknown>;
  onSignOut: () => Promise<void>;
};

/** One live desk per agent: this page is not it, says since when, and can become it. */
export function ElsewherePage({ desk, onClaim, onSignOut }: ElsewherePageProps) {
  const { t } = useTranslation('desk');
  const locale = useLocale();
  const task = useTask();
  return (
    <main className={styles.middle}>
      <div className={styles.corner}>
        <LanguageSwitch />
      </div>
      <div className={styles.plain}>
        <p>
          {desk.displayName} · {desk.agentNumber}
        </p>
        <h1>{t('elsewhere.title')}</h1>
        <p>
          {desk.deskSince === null
            ? t('elsewhere.sinceUnknown')
            : t('elsewhere.since', { time: formatTimeOfDay(desk.deskSince, locale) })}
        </p>
        <p>{t(isPlannedOnly(desk.activity) ? 'elsewhere.onCall' : 'elsewhere.hint')}</p>
        {task.error ? <ErrorNotice error={task.error} /> : null}
        <div className={styles.buttons}>
          <Button type="primary" size="large" loading={task.isRunning} onClick={() => void task.run(onClaim)}>
            {t('elsewhere.claim')}
          </Button>
          <Button size="large" onClick={() => void onSignOut()}>
            {t('signOut')}
          </Button>
        </div>
      </div>
    </main>
  );
}
