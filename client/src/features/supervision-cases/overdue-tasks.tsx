import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type ApiOutput, api } from '../../lib/http.ts';
import { formatMoment } from '../../lib/moment-text.ts';
import { Card } from '../../ui/card.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useFresh } from '../../ui/use-fresh.ts';
import { useLocale, useLocalText } from '../../ui/use-locale.ts';
import styles from './cases.module.css';

/** What should have been done by now, the longest overdue first; nothing where nothing is. */
export function OverdueTasks() {
  const { t } = useTranslation('supervision');
  const { value, error, refresh } = useFresh('overdue', () =>
    api('task:list', { query: { whose: 'overdue' } }),
  );
  if (error?.code === 'UNAUTHENTICATED') return null;
  if (error) return <ErrorNotice error={error} onRetry={refresh} />;
  if (value === null || value.tasks.length === 0) return null;
  return (
    <Card
      title={t('cases.overdue')}
      aside={
        <span className={styles.pressing}>{t('cases.overdueCount', { count: value.tasks.length })}</span>
      }
    >
      <ul className={styles.rows}>
        {value.tasks.map((task) => (
          <TaskRow key={task.taskId} task={task} />
        ))}
      </ul>
    </Card>
  );
}

function TaskRow({ task }: { task: ApiOutput<'task:list'>['tasks'][number] }) {
  const { t } = useTranslation('supervision');
  const text = useLocalText();
  const locale = useLocale();
  const { caseId, caseNumber, title, owner, dueAt, escalatedAt } = task;
  return (
    <li>
      <Link href={`/cases/${caseId}`} className={styles.row}>
        <span className={styles.number}>{caseNumber}</span>
        <span className={styles.matter}>
          <span className={styles.name}>{title}</span>
          <small>
            {[
              text(task.matterName),
              t('cases.owner', { name: owner?.displayName ?? t('cases.noOwner') }),
              escalatedAt === null
                ? t('cases.notEscalated')
                : t('cases.escalated', { time: formatMoment(escalatedAt, locale) }),
            ].join(' · ')}
          </small>
        </span>
        <span className={styles.end}>
          <span className={styles.pressing}>
            {t('cases.dueSince', { time: formatMoment(dueAt, locale) })}
          </span>
        </span>
      </Link>
    </li>
  );
}
