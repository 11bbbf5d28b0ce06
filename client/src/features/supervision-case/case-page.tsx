import type { CaseId } from '@cloudseat/shared/nouns/ids.ts';
import { useTranslation } from 'react-i18next';
import { useSearch } from 'wouter';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';
import { useFresh } from '../../ui/use-fresh.ts';
import { useTitle } from '../../ui/use-title.ts';
import { CallsCard } from './calls-card.tsx';
import styles from './case.module.css';
import { ChecklistCard } from './checklist-card.tsx';
import { FactsCard } from './facts-card.tsx';
import { PapersCard } from './papers-card.tsx';
import { TasksCard } from './tasks-card.tsx';
import { TimelineCard } from './timeline-card.tsx';

type CasePageProps = {
  caseId: CaseId;
  /** Whether whoever looks may see whose it is, and give and settle tasks. */
  canAct: boolean;
  onExpired: () => void;
};

/** One case for those who oversee it: how it stands, what is still to be done, and all that happened. */
export function CasePage({ caseId, canAct, onExpired }: CasePageProps) {
  const { t } = useTranslation(['supervision', 'case', 'common']);
  const search = useSearch();
  const { value, error, refresh } = useFresh(caseId, () => loadCase(caseId));
  useExpiry(error, onExpired);
  const name = value ? t('case:number', { number: value.view.caseNumber }) : t('cases.title');
  useTitle(`${name} · ${t('title')}`);
  return (
    <>
      <div className={styles.bar}>
        <LinkButton to={search === '' ? '/cases' : `/cases?${search}`} kind="plain" icon="back">
          {t('caseOf.back')}
        </LinkButton>
        <Button kind="plain" icon="retry" onClick={refresh}>
          {t('refresh')}
        </Button>
      </div>
      {error ? <ErrorNotice error={error} onRetry={refresh} /> : null}
      {value === null && !error ? <Loading>{t('common:loading')}</Loading> : null}
      {value ? (
        <>
          <FactsCard view={value.view} canReveal={canAct} onChanged={refresh} />
          <TasksCard view={value.view} canChange={canAct} onChanged={refresh} />
          <PapersCard view={value.view} canAct={canAct} onChanged={refresh} />
          <ChecklistCard view={value.view} />
          <CallsCard caseId={caseId} calls={value.view.calls} />
          <TimelineCard view={value.view} entries={value.entries} />
        </>
      ) : null}
    </>
  );
}

async function loadCase(caseId: CaseId) {
  const params = { caseId };
  const [view, { entries }] = await Promise.all([
    api('case:get', { params }),
    api('case:timeline', { params }),
  ]);
  return { view, entries };
}
