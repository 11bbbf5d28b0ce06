import type { CaseId, MatterId } from '@cloudseat/shared/nouns/ids.ts';
import { useTranslation } from 'react-i18next';
import { type ApiOutput, api } from '../../lib/http.ts';
import { Empty } from '../empty.tsx';
import { FoundCard, FoundList } from '../search/found-card.tsx';
import { type Loaded, useLoad } from '../use-load.ts';
import { CaseRow } from './case-row.tsx';
import { type CaseSearch, writeSearch } from './case-search.ts';

type Answer = ApiOutput<'case:search'>;
export const keyOf = ({ text, state, matterId, regions }: CaseSearch): string =>
  `${text}/${state}/${matterId}/${regions}`;

/** What the server finds in the reader's own scope. */
export const useFoundCases = (search: CaseSearch): Loaded<Answer> =>
  useLoad(keyOf(search), () => {
    const { text, state, matterId, regions } = search;
    const query = { text, state, regions, matterId: matterId === '' ? undefined : (matterId as MatterId) };
    return api('case:search', { query });
  });

type FoundCasesProps = {
  search: CaseSearch;
  found: Loaded<Answer>;
  /** Where a row leads, or what a tap on it does. */
  wayTo: (caseId: CaseId) => string | (() => void);
};

export function FoundCases({ search, found, wayTo }: FoundCasesProps) {
  const { t } = useTranslation('case-file');
  return (
    <FoundCard title={t('cases.list')} refresh={t('cases.refresh')} found={found}>
      {({ cases, isCut }) =>
        cases.length === 0 ? (
          <NoCases isWide={Object.keys(writeSearch(search)).length === 0} />
        ) : (
          <FoundList count={t(isCut ? 'cases.cut' : 'cases.count', { count: cases.length })}>
            {cases.map((summary) => (
              <CaseRow key={summary.caseId} summary={summary} to={wayTo(summary.caseId)} />
            ))}
          </FoundList>
        )
      }
    </FoundCard>
  );
}

/** `isWide`: nothing was looked for but what has not ended. */
function NoCases({ isWide }: { isWide: boolean }) {
  const { t } = useTranslation('case-file');
  return isWide ? (
    <Empty icon="check" title={t('cases.noneOpen')}>
      {t('cases.noneOpenText')}
    </Empty>
  ) : (
    <Empty icon="search" title={t('cases.empty')}>
      {t('cases.emptyText')}
    </Empty>
  );
}
