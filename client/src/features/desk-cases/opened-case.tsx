import type { CaseId } from '@cloudseat/shared/nouns/ids.ts';
import { useTranslation } from 'react-i18next';
import { CaseFile, useCaseFile } from '../../ui/case/case-file.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/spinner.tsx';

/** To read only: what an agent does to a case belongs to its talk. */
const rights = { maySeeWhose: true, mayAct: false, mayOversee: false };

export function OpenedCase({ caseId }: { caseId: CaseId }) {
  const { t } = useTranslation('common');
  const { value, error, retry } = useCaseFile(caseId);
  return (
    <>
      {error ? <ErrorNotice error={error} onRetry={retry} /> : null}
      {value === null && !error ? <Loading>{t('loading')}</Loading> : null}
      {value === null ? null : (
        <CaseFile {...value} rights={rights} headingLevel={3} storyOf={null} onChanged={retry} />
      )}
    </>
  );
}
