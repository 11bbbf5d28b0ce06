import type { AgentId } from '@cloudseat/shared/nouns/ids.ts';
import type { CaseTask, CaseView } from '@cloudseat/shared/nouns/service-case.ts';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { formatDayAndTime } from '../../lib/moment-text.ts';
import { classNames } from '../../ui/class-names.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useMaySettle } from '../../ui/region/staff-region.ts';
import { useCaseOwners } from '../../ui/region/use-case-owners.ts';
import { useTaskTitle } from '../../ui/region/use-task-title.ts';
import { useLocale } from '../../ui/use-locale.ts';
import { useTask } from '../../ui/use-task.ts';
import type { CaseFile } from './case-file.ts';
import styles from './file.module.css';
import { type DueChoice, dueChoices, dueOf } from './task-due.ts';

/** What is still to be done in a case, by whom and until when; without an open task it may end. */
type TaskListProps = { file: CaseFile; view: CaseView; isReadOnly: boolean };

export function TaskList({ file, view, isReadOnly }: TaskListProps) {
  const { t } = useTranslation('deskCase');
  const [isAdding, setIsAdding] = useState(false);
  const maySettle = useMaySettle(view);
  const canAdd = view.openReason !== null && !isReadOnly;
  return (
    <section>
      <h2>{t('task.title', { count: view.openTaskCount })}</h2>
      {view.tasks.length === 0 ? <p className={styles.none}>{t('task.none')}</p> : null}
      <ul className={styles.tasks}>
        {view.tasks.map((task) => (
          <TaskRow key={task.taskId} task={task} file={file} isReadOnly={isReadOnly || !maySettle(task)} />
        ))}
      </ul>
      {isAdding ? (
        <TaskForm file={file} view={view} onClose={() => setIsAdding(false)} />
      ) : canAdd ? (
        <Button size="small" onClick={() => setIsAdding(true)}>
          {t('task.add')}
        </Button>
      ) : null}
    </section>
  );
}

type TaskRowProps = { task: CaseTask; file: CaseFile; isReadOnly: boolean };

function TaskRow({ task, file, isReadOnly }: TaskRowProps) {
  const { t } = useTranslation('deskCase');
  const locale = useLocale();
  const taskTitle = useTaskTitle();
  const work = useTask();
  const [note, setNote] = useState<string | null>(null);
  const due = formatDayAndTime(task.dueAt, locale);
  const owner = task.owner?.displayName ?? t('someone');
  const settle = (as: 'done' | 'cancelled') =>
    void work
      .run(() =>
        file.change(() =>
          api('task:settle', {
            params: { taskId: task.taskId },
            body: { version: task.version, as, note: note ?? '' },
          }),
        ),
      )
      .then((isDone) => isDone && setNote(null));
  return (
    <li className={classNames(task.isOverdue && styles.overdue)}>
      <p>
        <span className={styles.taskTitle}>{taskTitle(task.title)}</span>
        <small>
          {task.state === 'open'
            ? t(task.isOverdue ? 'task.overdue' : 'task.due', { owner, due })
            : t(`task.${task.state}`, { note: task.note })}
        </small>
      </p>
      {task.state !== 'open' || isReadOnly ? null : note === null ? (
        <Button size="small" onClick={() => setNote('')}>
          {t('task.settle')}
        </Button>
      ) : (
        <form
          className={styles.settle}
          onSubmit={(event) => {
            event.preventDefault();
            if (note.trim().length >= 2) settle('done');
          }}
        >
          <Input
            size="small"
            autoFocus
            value={note}
            maxLength={300}
            placeholder={t('task.notePlaceholder')}
            aria-label={t('task.note')}
            onChange={({ target }) => setNote(target.value)}
          />
          <Button size="small" onClick={() => setNote(null)}>
            {t('cancel')}
          </Button>
          <Button size="small" disabled={note.trim().length < 2} onClick={() => settle('cancelled')}>
            {t('task.toCancelled')}
          </Button>
          <Button
            size="small"
            type="primary"
            htmlType="submit"
            loading={work.isRunning}
            disabled={note.trim().length < 2}
          >
            {t('task.toDone')}
          </Button>
        </form>
      )}
      {work.error ? <ErrorNotice error={work.error} /> : null}
    </li>
  );
}

function TaskForm({ file, view, onClose }: { file: CaseFile; view: CaseView; onClose: () => void }) {
  const { t } = useTranslation(['deskCase', 'region']);
  const owners = useCaseOwners(view);
  const [ownerId, setOwnerId] = useState<AgentId | null>(null);
  const work = useTask();
  const [title, setTitle] = useState('');
  const [due, setDue] = useState<DueChoice>('tomorrow');
  const isReady = title.trim().length >= 2;
  const add = () =>
    void work
      .run(() =>
        file.change(() =>
          api('task:add', {
            params: { caseId: file.caseId },
            body: { title, ownerId: ownerId ?? owners?.[0]?.agentId ?? null, dueAt: dueOf(due, Date.now()) },
          }),
        ),
      )
      .then((isAdded) => isAdded && onClose());
  return (
    <form
      className={styles.settle}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) add();
      }}
    >
      <Input
        size="small"
        autoFocus
        value={title}
        maxLength={120}
        placeholder={t('task.titlePlaceholder')}
        aria-label={t('task.name')}
        onChange={({ target }) => setTitle(target.value)}
      />
      {owners === null || owners.length === 0 ? null : (
        <Select<AgentId>
          size="small"
          value={ownerId ?? owners[0]?.agentId ?? null}
          aria-label={t('region:owner')}
          options={owners.map(({ agentId, displayName, agentNumber }) => ({
            value: agentId,
            label: `${displayName} ${agentNumber}`,
          }))}
          onChange={setOwnerId}
        />
      )}
      <Select<DueChoice>
        size="small"
        value={due}
        aria-label={t('task.until')}
        options={dueChoices.map((choice) => ({ value: choice, label: t(`task.choice.${choice}`) }))}
        onChange={setDue}
      />
      <Button size="small" onClick={onClose}>
        {t('cancel')}
      </Button>
      <Button size="small" type="primary" htmlType="submit" loading={work.isRunning} disabled={!isReady}>
        {t('task.save')}
      </Button>
      {work.error ? <ErrorNotice error={work.error} /> : null}
    </form>
  );
}
