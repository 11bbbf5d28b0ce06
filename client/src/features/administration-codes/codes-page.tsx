import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';
import { useLoad } from '../../ui/use-load.ts';
import { useTitle } from '../../ui/use-title.ts';
import { CodeList } from './code-list.tsx';
import styles from './codes.module.css';
import { PrintBar } from './print-bar.tsx';
import { readSearch, writeSearch } from './search.ts';
import { SearchForm } from './search-form.tsx';

/** All entry codes: found by what is written on them, chosen for printing, each leading to its own page. */
export function CodesPage({ onExpired }: { onExpired: () => void }) {
  const { t } = useTranslation(['administration', 'common']);
  const [query, setQuery] = useSearchParams();
  const search = readSearch(query);
  const key = JSON.stringify(search);
  /** Kept while one searches on, in the order they were chosen. */
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const found = useLoad(key, async () => {
    const { text, entryPoint, state } = search;
    const [list, catalogue] = await Promise.all([
      api('entryCode:list', { query: { text, state, entryPoint: entryPoint || undefined } }),
      api('catalogue:get'),
    ]);
    return { ...list, catalogue };
  });
  useExpiry(found.error, onExpired);
  useTitle(`${t('list.title')} · ${t('title')}`);
  return (
    <>
      <Card>
        <div className={styles.head}>
          <div>
            <h1 className={styles.title}>{t('list.title')}</h1>
            <p className={styles.intro}>{t('list.intro')}</p>
          </div>
          <LinkButton to="/new" kind="primary">
            {t('list.make')}
          </LinkButton>
        </div>
        <SearchForm key={key} search={search} onSearch={(wanted) => setQuery(writeSearch(wanted))} />
      </Card>
      <Card
        title={t('list.found')}
        aside={
          <Button kind="plain" icon="retry" onClick={found.retry}>
            {t('refresh')}
          </Button>
        }
      >
        {found.error ? <ErrorNotice error={found.error} onRetry={found.retry} /> : null}
        {found.value === null && !found.error ? <Loading>{t('common:loading')}</Loading> : null}
        {found.value ? (
          <CodeList {...found.value} search={search} chosen={chosen} onChoose={setChosen} />
        ) : null}
      </Card>
      {chosen.length > 0 ? (
        <PrintBar codes={chosen} onClear={() => setChosen([])} onExpired={onExpired} />
      ) : null}
    </>
  );
}
