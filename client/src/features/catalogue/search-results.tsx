import type { MatterSummary } from '@cloudseat/shared/nouns/catalogue.ts';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card.tsx';
import { Empty } from '../../ui/empty.tsx';
import { MatterList } from './matter-list.tsx';
import { searchMatters } from './search-matters.ts';

export function SearchResults({ matters, query }: { matters: readonly MatterSummary[]; query: string }) {
  const { t } = useTranslation('applicant');
  const found = searchMatters(matters, query);
  return (
    <Card>
      <div role="status">
        {found.length === 0 ? (
          <Empty icon="search" title={t('home.searchEmpty', { query })}>
            {t('home.searchEmptyNext')}
          </Empty>
        ) : (
          <p>{t('home.searchCount', { count: found.length })}</p>
        )}
      </div>
      {found.length === 0 ? null : <MatterList matters={found} />}
    </Card>
  );
}
