import { expertStates } from '@cloudseat/shared/nouns/expert-draw-rules.ts';
import type { ExpertRow, ExpertState } from '@cloudseat/shared/nouns/expert-library.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Field } from '../../ui/field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useTask } from '../../ui/use-task.ts';

type StateDialogProps = { expert: ExpertRow; onClose: () => void; onDone: () => void };

/** Suspends an expert, lets them go, or takes them back, with a reason. */
export function StateDialog({ expert, onClose, onDone }: StateDialogProps) {
  const { t } = useTranslation('expert-library');
  const [state, setState] = useState<ExpertState>(expert.state === 'active' ? 'suspended' : 'active');
  const [reason, setReason] = useState('');
  const task = useTask();
  async function save(): Promise<void> {
    const { expertId, version } = expert;
    const body = { version, state, reason };
    if (await task.run(() => api('expertLibrary:setState', { params: { expertId }, body }))) onDone();
  }
  return (
    <Dialog
      title={t('stateOf', { name: expert.name })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            kind="primary"
            disabled={reason.trim() === ''}
            isBusy={task.isRunning}
            onClick={() => void save()}
          >
            {t('save')}
          </Button>
        </>
      }
    >
      <SelectField
        label={t('stateLabel')}
        value={state}
        onChange={(event) => setState(event.target.value as ExpertState)}
      >
        {expertStates
          .filter((each) => each !== expert.state)
          .map((each) => (
            <option key={each} value={each}>
              {t(`state.${each}`)}
            </option>
          ))}
      </SelectField>
      <Field
        label={t('reason')}
        value={reason}
        maxLength={200}
        onChange={(event) => setReason(event.target.value)}
      />
      {task.error ? <ErrorNotice error={task.error} /> : null}
    </Dialog>
  );
}
