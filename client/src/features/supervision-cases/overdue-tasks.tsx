import { useTranslation } from 'react-i18next';
import { type ApiOutput, api } from '../../lib/http.ts';
import { formatMoment } from '../../lib/moment-text.ts';
import { useTaskTitle } from '../../ui/region/use-task-title.ts';
import { FoundRow, Pressing } from '../../ui/search/found-row.tsx';
import { useLocale, useLocalText } from '../../ui/use-locale.ts';
import { PressingCard } from './pressing-card.tsx';

/** What should have been done by now, the longest overdue first. */
export function OverdueTasks() {
  const { t } = useTranslation('case-file');
  return (
    <PressingCard
      title={t('cases.overdue')}
      countWords={(count) => t('cases.overdueCount', { count })}
      name="overdue"
      load={async () => (await api('task:list', { query: { whose: 'overdue' } })).tasks}
      renderRow={(task) => <TaskRow key={task.taskId} task={task} />}
    />
  );
}

function TaskRow({ task }: { task: ApiOutput<'task:list'>['tasks'][number] }) {
  const { t } = useTranslation('case-file');
  const text = useLocalText();
  const locale = useLocale();
  const taskTitle = useTaskTitle();
  const { caseId, caseNumber, title, owner, dueAt, escalatedAt } = task;
  return (
    <FoundRow
      to={`/cases/${caseId}`}
      number={caseNumber}
      isLong
      name={taskTitle(title)}
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
