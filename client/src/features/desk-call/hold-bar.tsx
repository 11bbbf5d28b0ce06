import type { DeskCallView } from '@cloudseat/shared/nouns/agent.ts';
import { holdReminderMs } from '@cloudseat/shared/nouns/hold-times.ts';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../ui/banner.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useNow } from '../../ui/use-now.ts';
import type { useTask } from '../../ui/use-task.ts';
import styles from './telephone.module.css';

type HoldBarProps = {
  call: Pick<DeskCallView, 'part' | 'heldAt'>;
  now: () => number;
  task: ReturnType<typeof useTask>;
};

/** Reminds whose call it is of who has been waiting long, and says why a hold did not work. */
export function HoldBar({ call, now, task }: HoldBarProps) {
  const { t } = useTranslation('hold');
  const current = useNow(now);
  const waitedMs = call.heldAt === null ? 0 : current - call.heldAt;
  const isLong = call.part === 'owner' && waitedMs >= holdReminderMs;
  if (!isLong && !task.error) return null;
  return (
    <div className={styles.bar}>
      {isLong ? (
        <Banner isDark tone="warn" title={t('desk.reminder', { count: Math.floor(waitedMs / 60_000) })}>
          {t('desk.reminderText')}
        </Banner>
      ) : null}
      {task.error ? <ErrorNotice isDark error={task.error} /> : null}
    </div>
  );
}
