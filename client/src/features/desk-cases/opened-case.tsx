import type { CaseId } from '@cloudseat/shared/nouns/ids.ts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CaseFile, useCaseFile } from '../../ui/case/case-file.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useIsOwnRegion } from '../../ui/region/staff-region.ts';
import { Loading } from '../../ui/spinner.tsx';

/** Of what is shown here itself; what an agent does to a case is its work. */
const rights = { maySeeWhose: true, mayAct: false, mayOversee: false };

type OpenedCaseProps = {
  caseId: CaseId;
  /** What can be done to it here; null for one that is worked on elsewhere, as in its talk. */
  renderWork: (caseId: CaseId, onChanged: () => void) => ReactNode;
  joint: ReactNode;
};

export function OpenedCase({ caseId, renderWork, joint }: OpenedCaseProps) {
  const { t } = useTranslation('common');
  const { value, error, retry } = useCaseFile(caseId);
  const isOwn = useIsOwnRegion({ owningRegion: value?.view.owningRegion ?? null });
  return (
    <>
      {error ? <ErrorNotice error={error} onRetry={retry} /> : null}
      {value === null && !error ? <Loading>{t('loading')}</Loading> : null}
      {value === null ? null : (
        <CaseFile
          {...value}
          rights={rights}
          headingLevel={3}
          storyOf={null}
          work={isOwn ? renderWork(caseId, retry) : null}
          joint={joint}
          onChanged={retry}
        />
      )}
    </>
  );
}
