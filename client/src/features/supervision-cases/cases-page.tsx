import type { MatterId } from '@cloudseat/shared/nouns/ids.ts';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import { type ApiOutput, api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';
import { useLoad } from '../../ui/use-load.ts';
import { useTitle } from '../../ui/use-title.ts';
import { CaseRow } from './case-row.tsx';
import styles from './cases.module.css';
import { OverdueTasks } from './overdue-tasks.tsx';
import { type CaseSearch, readSearch, writeSearch } from './search.ts';
import { SearchForm } from './search-form.tsx';

type CasesPageProps = {
  /** Who oversees people, and not only the platform, is shown what is overdue. */
  hasTasks: boolean;
  onExpired: () => void;
};

/** Every case that has not ended and why, or those that are looked for. What is looked for stands in the address. */
export function CasesPage({ hasTasks, onExpired }: CasesPageProps) {
  const { t } = useTranslation(['supervision', 'common']);
  const [query, setQuery] = useSearchParams();
  const search = readSearch(query);
  const { text, state, matterId } = search;
  const key = `${text}/${state}/${matterId}`;
  const found = useLoad(key, () =>
    api('case:search', {
      query: { text, state, matterId: matterId === '' ? undefined : (matterId as MatterId) },
    }),
  );
  // Without it the list still is of use: there is only no choice of matters.
  const catalogue = useLoad('catalogue', () => api('catalogue:get'));
  useExpiry(found.error, onExpired);
  useTitle(`${t('cases.title')} · ${t('title')}`);
  return (
    <>
      <Card>
        <h1 className={styles.title}>{t('cases.title')}</h1>
        <p className={styles.intro}>{t('cases.intro')}</p>
        <SearchForm
          key={key}
          search={search}
          catalogue={catalogue.value}
          onSearch={(wanted) => setQuery(writeSearch(wanted))}
        />
      </Card>
      {hasTasks ? <OverdueTasks /> : null}
      <Card
        title={t('cases.list')}
        aside={
          <Button kind="plain" icon="retry" onClick={found.retry}>
            {t('refresh')}
          </Button>
        }
      >
        {found.error ? <ErrorNotice error={found.error} onRetry={found.retry} /> : null}
        {found.value === null && !found.error ? <Loading>{t('common:loading')}</Loading> : null}
        {found.value ? <Found {...found.value} search={search} /> : null}
      </Card>
    </>
  );
}

function Found({ cases, isCut, search }: ApiOutput<'case:search'> & { search: CaseSearch }) {
  const { t } = useTranslation('supervision');
  const count = cases.length;
  if (count === 0) {
    return Object.keys(writeSearch(search)).length === 0 ? (
      <Empty icon="check" title={t('cases.noneOpen')}>
        {t('cases.noneOpenText')}
      </Empty>
    ) : (
      <Empty icon="search" title={t('cases.empty')}>
        {t('cases.emptyText')}
      </Empty>
    );
  }
  return (
    <>
      <p className={styles.intro} role="status">
        {t(isCut ? 'cases.cut' : 'cases.count', { count })}
      </p>
      <ul className={styles.rows}>
        {cases.map((summary) => (
          <CaseRow key={summary.caseId} summary={summary} />
        ))}
      </ul>
    </>
  );
}
