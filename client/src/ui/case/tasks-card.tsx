import { isCaseOpen } from '@cloudseat/shared/nouns/case-states.ts';
import type { CaseTask, CaseView } from '@cloudseat/shared/nouns/service-case.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '../../lib/moment-text.ts';
import { Button } from '../button.tsx';
import { Card } from '../card.tsx';
import { classNames } from '../class-names.ts';
import { useMaySettle } from '../region/staff-region.ts';
import { useTaskTitle } from '../region/use-task-title.ts';
import { useLocale } from '../use-locale.ts';
import { AddTaskDialog } from './add-task-dialog.tsx';
import styles from './case.module.css';
import { SettleDialog } from './settle-dialog.tsx';

type TasksCardProps = { view: CaseView; canChange: boolean; onChanged: () => void };

/** What is still to be done and what was, by whom and until when. */
export function TasksCard({ view, canChange, onChanged }: TasksCardProps) {
  const { t } = useTranslation('case-file');
  const maySettle = useMaySettle(view);
  const [isAdding, setIsAdding] = useState(false);
  const [settled, setSettled] = useState<CaseTask | null>(null);
  const handleDone = () => {
    setIsAdding(false);
    setSettled(null);
    onChanged();
  };
  const add =
    canChange && isCaseOpen(view.state) ? (
      <Button onClick={() => setIsAdding(true)}>{t('caseOf.addTask')}</Button>
    ) : null;
  return (
    <Card title={t('caseOf.tasks')} aside={add}>
      {view.tasks.length === 0 ? <p>{t('caseOf.noTasks')}</p> : null}
      <ul className={styles.rows}>
        {view.tasks.map((task) => (
          <Task
            key={task.taskId}
            task={task}
            onSettle={canChange && maySettle(task) ? () => setSettled(task) : null}
          />
        ))}
      </ul>
      {isAdding ? (
        <AddTaskDialog view={view} onClose={() => setIsAdding(false)} onAdded={handleDone} />
      ) : null}
      {settled === null ? null : (
        <SettleDialog
          task={settled}
          onClose={(error) => (error ? handleDone() : setSettled(null))}
          onSettled={handleDone}
        />
      )}
    </Card>
  );
}

function Task({ task, onSettle }: { task: CaseTask; onSettle: (() => void) | null }) {
  const { t } = useTranslation('case-file');
  const locale = useLocale();
  const title = useTaskTitle()(task.title);
  const { owner, dueAt, state, isOverdue, escalatedAt, note } = task;
  const parts = [
    t('cases.owner', { name: owner?.displayName ?? t('cases.noOwner') }),
    t('cases.dueSince', { time: formatMoment(dueAt, locale) }),
    escalatedAt !== null && t('cases.escalated', { time: formatMoment(escalatedAt, locale) }),
  ];
  return (
    <li className={styles.task}>
      <div className={styles.what}>
        <p className={styles.lineHead}>
          <strong>{title}</strong>
          <span
            className={classNames(
              styles.tag,
              isOverdue ? styles.bad : state === 'done' ? styles.good : undefined,
            )}
          >
            {t(`caseOf.taskState.${isOverdue ? 'overdue' : state}`)}
          </span>
        </p>
        <p className={styles.small}>{parts.filter(Boolean).join(' · ')}</p>
        {note === '' ? null : <p className={styles.note}>{note}</p>}
      </div>
      {state === 'open' && onSettle ? (
        <Button aria-label={t('caseOf.settleTitle', { title })} onClick={onSettle}>
          {t('caseOf.settle')}
        </Button>
      ) : null}
    </li>
  );
}
