import type { CaseTask } from '@cloudseat/shared/nouns/service-case.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import type { SignalError } from '../../lib/signal-error.ts';
import { ChoiceList } from '../choice-list.tsx';
import { useTaskTitle } from '../region/use-task-title.ts';
import { ReasonDialog } from './reason-dialog.tsx';

const ways = ['done', 'cancelled'] as const;
const noteMinLength = 2;

type SettleDialogProps = {
  task: CaseTask;
  onClose: (error: SignalError | null) => void;
  onSettled: () => void;
};

/** How a task ends, and what came of it. */
export function SettleDialog({ task: { taskId, title, version }, onClose, onSettled }: SettleDialogProps) {
  const { t } = useTranslation('case-file');
  const taskTitle = useTaskTitle();
  const [way, setWay] = useState<(typeof ways)[number]>('done');
  return (
    <ReasonDialog
      title={t('caseOf.settleTitle', { title: taskTitle(title) })}
      label={t('caseOf.settleNote')}
      hint={t('caseOf.settleHint')}
      confirm={t('caseOf.settleConfirm')}
      minLength={noteMinLength}
      onConfirm={async (note) => {
        await api('task:settle', { params: { taskId }, body: { version, as: way, note } });
        onSettled();
      }}
      onClose={onClose}
    >
      <ChoiceList
        legend={t('caseOf.settleAs')}
        choices={ways}
        chosen={way}
        onChoose={setWay}
        wordsOf={(choice) =>
          choice === 'done'
            ? { name: t('caseOf.settleDone'), meaning: t('caseOf.settleDoneText') }
            : { name: t('caseOf.settleCancelled'), meaning: t('caseOf.settleCancelledText') }
        }
      />
    </ReasonDialog>
  );
}
