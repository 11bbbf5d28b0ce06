import type { CaseId } from '@cloudseat/shared/nouns/ids.ts';
import { useEffect, useMemo } from 'react';
import { createCaseFile } from '../../features/desk-case/case-file.ts';
import { ChecklistTab } from '../../features/desk-case/checklist-tab.tsx';
import { readChecklist } from '../../features/desk-case/checklist-view.ts';
import { FileTab } from '../../features/desk-case/file-tab.tsx';
import { useCaseFile } from '../../features/desk-case/use-case-file.ts';
import { api } from '../../lib/http.ts';
import { useIsOwnRegion } from '../../ui/region/staff-region.ts';

/**
 * A case that agents of a partner region decide without a talk: its papers were taken in by somebody who only helped. Those of
 * this district decide in the talk itself.
 */
export function CaseWork({ caseId, onChanged }: { caseId: CaseId; onChanged: () => void }) {
  const file = useMemo(
    () => createCaseFile({ caseId, load: () => api('case:get', { params: { caseId } }) }),
    [caseId],
  );
  const { view } = useCaseFile(file);
  const isOwn = useIsOwnRegion({ owningRegion: view?.owningRegion ?? null });
  const entryCount = view?.entryCount ?? null;
  useEffect(() => void file.refresh(), [file]);
  // What was done here stands in the journal below as well.
  useEffect(() => {
    if (entryCount !== null) onChanged();
  }, [entryCount, onChanged]);
  if (view === null || !isOwn) return null;
  return (
    <>
      <ChecklistTab checklist={readChecklist(view.lines, [], view)} file={file} captures={null} />
      <FileTab file={file} isReadOnly={false} mandates={null} />
    </>
  );
}
