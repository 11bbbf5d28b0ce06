import { useTranslation } from 'react-i18next';
import { useSearch, useSearchParams } from 'wouter';
import { api } from '../../lib/http.ts';
import { readSearch, writeSearch } from '../../ui/case/case-search.ts';
import { CaseSearchForm } from '../../ui/case/case-search-form.tsx';
import { FoundCases, keyOf, useFoundCases } from '../../ui/case/found-cases.tsx';
import { SearchCard } from '../../ui/search/search-card.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';
import { useLoad } from '../../ui/use-load.ts';
import { useTitle } from '../../ui/use-title.ts';
import { OverdueTasks } from './overdue-tasks.tsx';
import { PressingClocks } from './pressing-clocks.tsx';

type CasesPageProps = {
  /** Who oversees people, and not only the platform, is shown what is overdue. */
  hasTasks: boolean;
  onExpired: () => void;
};

/** Every case that has not ended and why, or those that are looked for. What is looked for stands in the address. */
export function CasesPage({ hasTasks, onExpired }: CasesPageProps) {
  const { t } = useTranslation(['case-file', 'supervision']);
  const [query, setQuery] = useSearchParams();
  const address = useSearch();
  const search = readSearch(query);
  const found = useFoundCases(search);
  // Without it the list still is of use: there is only no choice of matters.
  const catalogue = useLoad('catalogue', () => api('catalogue:get'));
  useExpiry(found.error, onExpired);
  useTitle(`${t('cases.title')} · ${t('supervision:title')}`);
  return (
    <>
      <SearchCard title={t('cases.title')} intro={t('cases.intro')}>
        <CaseSearchForm
          key={keyOf(search)}
          search={search}
          catalogue={catalogue.value}
          onSearch={(wanted) => setQuery(writeSearch(wanted))}
        />
      </SearchCard>
      {hasTasks ? <PressingClocks /> : null}
      {hasTasks ? <OverdueTasks /> : null}
      <FoundCases
        search={search}
        found={found}
        wayTo={(caseId) => `/cases/${caseId}${address === '' ? '' : `?${address}`}`}
      />
    </>
  );
}
