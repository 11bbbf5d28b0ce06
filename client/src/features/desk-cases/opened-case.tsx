import type { CaseId } from '@cloudseat/shared/nouns/ids.ts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CaseFile, useCaseFile } from '../../ui/case/case-file.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/spinner.tsx';

/** To read only: what an agent of this district does to a case belongs to its talk. */
const rights = { maySeeWhose: true, mayAct: false, mayOversee: false };

type OpenedCaseProps = {
  caseId: CaseId;
  /** What can be done to it here, above what is known of it; null: nothing. */
  renderWork: ((caseId: CaseId, onChanged: () => void) => ReactNode) | null;
};

export function OpenedCase({ caseId, renderWork }: OpenedCaseProps) {
  const { t } = useTranslation('common');
  const { value, error, retry } = useCaseFile(caseId);
  return (
    <>
      {error ? <ErrorNotice error={error} onRetry={retry} /> : null}
      {value === null && !error ? <Loading>{t('loading')}</Loading> : null}
      {renderWork?.(caseId, retry)}
      {value === null ? null : (
        <CaseFile {...value} rights={rights} headingLevel={3} storyOf={null} onChanged={retry} />
      )}
    </>
  );
}
