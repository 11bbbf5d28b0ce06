import { useTranslation } from 'react-i18next';
import { type ApiOutput, api } from '../../lib/http.ts';
import { formatMoment } from '../../lib/moment-text.ts';
import { Card } from '../../ui/card.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { FoundList } from '../../ui/search/found-card.tsx';
import { FoundRow, Pressing } from '../../ui/search/found-row.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { useLocale, useLocalText } from '../../ui/use-locale.ts';

/** What should have been done by now, the longest overdue first; nothing where nothing is. */
export function OverdueTasks() {
  const { t } = useTranslation('case-file');
  const { value, error, retry } = useLoad(
    'overdue',
    () => api('task:list', { query: { whose: 'overdue' } }),
    { keepsShown: true },
  );
  if (error?.code === 'UNAUTHENTICATED') return null;
  if (error) return <ErrorNotice error={error} onRetry={retry} />;
  if (value === null || value.tasks.length === 0) return null;
  return (
    <Card
      title={t('cases.overdue')}
      aside={<Pressing>{t('cases.overdueCount', { count: value.tasks.length })}</Pressing>}
    >
      <FoundList>
        {value.tasks.map((task) => (
          <TaskRow key={task.taskId} task={task} />
        ))}
      </FoundList>
    </Card>
  );
}

function TaskRow({ task }: { task: ApiOutput<'task:list'>['tasks'][number] }) {
  const { t } = useTranslation('case-file');
  const text = useLocalText();
  const locale = useLocale();
  const { caseId, caseNumber, title, owner, dueAt, escalatedAt } = task;
  return (
    <FoundRow
      to={`/cases/${caseId}`}
      number={caseNumber}
      isLong
      name={title}
      parts={[
        text(task.matterName),
        t('cases.owner', { name: owner?.displayName ?? t('cases.noOwner') }),
        escalatedAt === null
          ? t('cases.notEscalated')
          : t('cases.escalated', { time: formatMoment(escalatedAt, locale) }),
      ]}
      end={<Pressing>{t('cases.dueSince', { time: formatMoment(dueAt, locale) })}</Pressing>}
    />
  );
}
