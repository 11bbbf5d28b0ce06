import type { AgentId } from '@cloudseat/shared/nouns/ids.ts';
import type { CaseView } from '@cloudseat/shared/nouns/service-case.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import { ErrorNotice } from '../error-notice.tsx';
import { Field } from '../field.tsx';
import { useCaseOwners } from '../region/use-case-owners.ts';
import { SelectField } from '../select-field.tsx';
import { useTask } from '../use-task.ts';
import styles from './case.module.css';
import { readDue, writeDue } from './due-moment.ts';
import { staffIn } from './names.ts';

const titleMinLength = 2;
const dayMs = 86_400_000;

type AddTaskDialogProps = { view: CaseView; onClose: () => void; onAdded: () => void };

/** What is to be done, by whom of those who know the case, and until when. */
export function AddTaskDialog({ view, onClose, onAdded }: AddTaskDialogProps) {
  const { t } = useTranslation(['case-file', 'case']);
  const [wish, setWish] = useState(() => ({ title: '', ownerId: '', due: writeDue(Date.now() + dayMs) }));
  const owners = useCaseOwners(view) ?? [];
  const [isTold, setIsTold] = useState(false);
  const task = useTask();
  const title = wish.title.trim();
  const dueAt = readDue(wish.due);
  const isDueOk = dueAt !== null && dueAt > Date.now();

  async function handleAdd(): Promise<void> {
    setIsTold(true);
    if (title.length < titleMinLength || dueAt === null || !isDueOk) return;
    const ownerId = wish.ownerId === '' ? null : (wish.ownerId as AgentId);
    const params = { caseId: view.caseId };
    if (await task.run(() => api('task:add', { params, body: { title, ownerId, dueAt } }))) onAdded();
  }
  return (
    <Dialog
      title={t('caseOf.addTask')}
      onClose={onClose}
      actions={
        <>
          <Button isWide onClick={onClose}>
            {t('caseOf.dismiss')}
          </Button>
          <Button kind="primary" isWide isBusy={task.isRunning} onClick={() => void handleAdd()}>
            {t('caseOf.taskConfirm')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Field
          label={t('caseOf.taskTitle')}
          error={isTold && title.length < titleMinLength ? t('caseOf.taskTitleMissing') : null}
          value={wish.title}
          maxLength={120}
          autoComplete="off"
          onChange={({ target }) => setWish({ ...wish, title: target.value })}
        />
        <SelectField
          label={t('caseOf.taskOwner')}
          value={wish.ownerId}
          onChange={({ target }) => setWish({ ...wish, ownerId: target.value })}
        >
          <option value="">{t('caseOf.taskSelf')}</option>
          {[
            ...owners,
            ...staffIn(view).filter((card) => !owners.some((owner) => owner.agentId === card.agentId)),
          ].map(({ agentId, displayName, agentNumber }) => (
            <option key={agentId} value={agentId}>
              {t('case:staff', { name: displayName, number: agentNumber })}
            </option>
          ))}
        </SelectField>
        <Field
          label={t('caseOf.taskDue')}
          type="datetime-local"
          error={isTold && !isDueOk ? t('caseOf.taskDueMissing') : null}
          value={wish.due}
          onChange={({ target }) => setWish({ ...wish, due: target.value })}
        />
      </div>
      {task.error ? <ErrorNotice error={task.error} /> : null}
    </Dialog>
  );
}
