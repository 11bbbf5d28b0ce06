import {
  type CallPriority,
  callPriorities,
  priorityNoteMaxLength,
  priorityNoteMinLength,
} from '@cloudseat/shared/nouns/call-priority.ts';
import type { SupervisedCall } from '@cloudseat/shared/nouns/supervision.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { ChoiceList } from '../../ui/choice-list.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Field } from '../../ui/field.tsx';
import { useTask } from '../../ui/use-task.ts';

type PriorityDialogProps = { call: SupervisedCall; onClose: () => void; onChanged: () => void };

/** What each step means, and the reason, which is kept with the call. */
export function PriorityDialog({ call, onClose, onChanged }: PriorityDialogProps) {
  const { t } = useTranslation('supervision');
  const [priority, setPriority] = useState<CallPriority>(call.priority);
  const [note, setNote] = useState('');
  const [isTold, setIsTold] = useState(false);
  const change = useTask();
  const isMissing = note.trim().length < priorityNoteMinLength;
  async function confirm(): Promise<void> {
    setIsTold(true);
    if (isMissing) return;
    const body = { priority, note: note.trim() };
    if (await change.run(() => api('supervision:setPriority', { params: { callId: call.callId }, body })))
      onChanged();
  }
  return (
    <Dialog
      title={t('priority.ask', { ticket: call.ticketNumber })}
      onClose={onClose}
      actions={
        <>
          <Button isWide onClick={onClose}>
            {t('priority.dismiss')}
          </Button>
          <Button
            kind="primary"
            isWide
            isBusy={change.isRunning}
            disabled={priority === call.priority}
            onClick={() => void confirm()}
          >
            {t('priority.confirm')}
          </Button>
        </>
      }
    >
      <ChoiceList
        legend={t('priority.level')}
        choices={callPriorities}
        chosen={priority}
        onChoose={setPriority}
        wordsOf={(choice) => ({
          name: t(`priority.of.${choice}`),
          meaning: t(`priority.what.${choice}`),
        })}
      />
      <Field
        label={t('priority.note')}
        hint={t('priority.noteHint')}
        error={isTold && isMissing ? t('priority.noteMissing') : null}
        value={note}
        maxLength={priorityNoteMaxLength}
        onChange={(event) => setNote(event.target.value)}
      />
      {change.error ? <ErrorNotice error={change.error} /> : null}
    </Dialog>
  );
}
