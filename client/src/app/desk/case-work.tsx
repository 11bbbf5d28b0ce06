import type { CaseId } from '@cloudseat/shared/nouns/ids.ts';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { createCaseFile } from '../../features/desk-case/case-file.ts';
import { ChecklistTab } from '../../features/desk-case/checklist-tab.tsx';
import { readChecklist } from '../../features/desk-case/checklist-view.ts';
import { DecisionPanel } from '../../features/desk-case/decision-panel.tsx';
import fileStyles from '../../features/desk-case/file.module.css';
import { TaskList } from '../../features/desk-case/task-list.tsx';
import { useCaseFile } from '../../features/desk-case/use-case-file.ts';
import { api } from '../../lib/http.ts';
import { Card } from '../../ui/card.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/spinner.tsx';

type CaseWorkProps = { caseId: CaseId; onChanged: () => void };

/**
 * A case that is worked on without a talk: papers came in after it, the clock of a decision runs, or they were taken in by somebody
 * who only helped.
 */
export function CaseWork({ caseId, onChanged }: CaseWorkProps) {
  const { t } = useTranslation('deskCase');
  const file = useMemo(
    () => createCaseFile({ caseId, load: () => api('case:get', { params: { caseId } }) }),
    [caseId],
  );
  const { view, error } = useCaseFile(file);
  const entryCount = view?.entryCount ?? null;
  useEffect(() => void file.refresh(), [file]);
  // What was done here stands in the journal below as well.
  useEffect(() => {
    if (entryCount !== null) onChanged();
  }, [entryCount, onChanged]);
  if (view === null)
    return error ? (
      <ErrorNotice error={error} onRetry={() => void file.refresh()} />
    ) : (
      <Loading>{t('file.loading')}</Loading>
    );
  return (
    <Card>
      <div className={fileStyles.file}>
        <ChecklistTab checklist={readChecklist(view.lines, [], view)} file={file} captures={null} />
        <DecisionPanel file={file} view={view} isReadOnly={false} />
        <TaskList file={file} view={view} isReadOnly={false} />
      </div>
    </Card>
  );
}
