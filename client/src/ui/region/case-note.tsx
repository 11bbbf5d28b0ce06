import type { CaseId } from '@cloudseat/shared/nouns/ids.ts';
import type { CaseView } from '@cloudseat/shared/nouns/service-case.ts';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../button.tsx';
import { ErrorNotice } from '../error-notice.tsx';
import { Field } from '../field.tsx';
import { useTask } from '../use-task.ts';
import styles from './region.module.css';

const noteMinLength = 2;

/** A few words for whoever works on the case next: those who decide read them in its journal. */
export function CaseNote({ caseId, onNoted }: { caseId: CaseId; onNoted: (view: CaseView) => void }) {
  const { t } = useTranslation('region');
  const task = useTask();
  const [note, setNote] = useState('');
  const [isKept, setIsKept] = useState(false);
  const isReady = note.trim().length >= noteMinLength;
  async function handleKeep(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!isReady) return;
    const isDone = await task.run(async () =>
      onNoted(await api('case:note', { params: { caseId }, body: { note: note.trim() } })),
    );
    if (!isDone) return;
    setNote('');
    setIsKept(true);
  }
  return (
    <form className={styles.note} onSubmit={(event) => void handleKeep(event)}>
      <Field
        label={t('note.label')}
        hint={isKept ? t('note.kept') : t('note.hint')}
        value={note}
        maxLength={500}
        autoComplete="off"
        onChange={({ target }) => {
          setIsKept(false);
          setNote(target.value);
        }}
      />
      <Button type="submit" isBusy={task.isRunning} disabled={!isReady}>
        {t('note.keep')}
      </Button>
      {task.error ? <ErrorNotice error={task.error} /> : null}
    </form>
  );
}
