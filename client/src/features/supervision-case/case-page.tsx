import type { CaseId } from '@cloudseat/shared/nouns/ids.ts';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearch } from 'wouter';
import { Button } from '../../ui/button.tsx';
import { CaseFile, useCaseFile } from '../../ui/case/case-file.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { JointCard } from '../../ui/joint/joint-card.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { StaffRegion } from '../../ui/region/staff-region.ts';
import { Loading } from '../../ui/spinner.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';
import { useTitle } from '../../ui/use-title.ts';
import styles from './case-page.module.css';

type CasePageProps = {
  caseId: CaseId;
  /** Whether whoever looks may see whose it is, and give and settle tasks. */
  canAct: boolean;
  onExpired: () => void;
};

/** One case for those who oversee it. */
export function CasePage({ caseId, canAct, onExpired }: CasePageProps) {
  const { t } = useTranslation(['case-file', 'case', 'common', 'supervision']);
  const search = useSearch();
  const { regionId } = useContext(StaffRegion);
  const { value, error, retry: refresh } = useCaseFile(caseId);
  useExpiry(error, onExpired);
  const name = value ? t('case:number', { number: value.view.caseNumber }) : t('cases.title');
  useTitle(`${name} · ${t('supervision:title')}`);
  return (
    <>
      <div className={styles.bar}>
        <LinkButton to={search === '' ? '/cases' : `/cases?${search}`} kind="plain" icon="back">
          {t('caseOf.back')}
        </LinkButton>
        <Button kind="plain" icon="retry" onClick={refresh}>
          {t('cases.refresh')}
        </Button>
      </div>
      {error ? <ErrorNotice error={error} onRetry={refresh} /> : null}
      {value === null && !error ? <Loading>{t('common:loading')}</Loading> : null}
      {value ? (
        <CaseFile
          {...value}
          rights={{ maySeeWhose: canAct, mayAct: canAct, mayOversee: true }}
          storyOf={regionId === null ? (callId) => `/calls/${callId}?case=${caseId}` : null}
          joint={canAct ? <CaseReviews caseId={caseId} /> : null}
          onChanged={refresh}
        />
      ) : null}
    </>
  );
}

/** Its joint reviews, each with the way to its page. */
function CaseReviews({ caseId }: { caseId: CaseId }) {
  const { t } = useTranslation('joint');
  return (
    <JointCard
      caseId={caseId}
      wayTo={({ reviewId }) => (
        <LinkButton to={`/joint-reviews/${reviewId}`} kind="plain">
          {t('list.open')}
        </LinkButton>
      )}
    />
  );
}
