import type { CaseId } from '@cloudseat/shared/nouns/ids.ts';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import type { CaseSearch } from '../../ui/case/case-search.ts';
import { CaseSearchForm } from '../../ui/case/case-search-form.tsx';
import { FoundCases, keyOf, useFoundCases } from '../../ui/case/found-cases.tsx';
import { StaffRegion } from '../../ui/region/staff-region.ts';
import { useLoad } from '../../ui/use-load.ts';
import styles from './cases-panel.module.css';

type FindCasesProps = {
  search: CaseSearch;
  onSearch: (search: CaseSearch) => void;
  onOpen: (caseId: CaseId) => void;
};

export function FindCases({ search, onSearch, onOpen }: FindCasesProps) {
  const { t } = useTranslation(['case-file', 'region']);
  const { regionId } = useContext(StaffRegion);
  const found = useFoundCases(search);
  // Without it the list still is of use: there is only no choice of matters.
  const catalogue = useLoad('catalogue', () => api('catalogue:get'));
  return (
    <>
      <p className={styles.intro}>{t(regionId === null ? 'panel.intro' : 'region:panelIntro')}</p>
      <CaseSearchForm key={keyOf(search)} search={search} catalogue={catalogue.value} onSearch={onSearch} />
      <FoundCases search={search} found={found} wayTo={(caseId) => () => onOpen(caseId)} />
    </>
  );
}
