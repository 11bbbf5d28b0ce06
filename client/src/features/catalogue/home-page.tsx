import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { elderMode } from '../../lib/elder-mode.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { LanguageSwitch } from '../../ui/language-switch.tsx';
import { ReadAloudSlot, ReadablePage } from '../../ui/read-aloud-slot.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { useTitle } from '../../ui/use-title.ts';
import { loadCatalogue } from './catalogue-data.ts';
import { HomeHeader } from './home-header.tsx';
import styles from './home-page.module.css';
import { HomeSections } from './home-sections.tsx';
import { HomeSkeleton } from './home-skeleton.tsx';
import { SearchBox } from './search-box.tsx';
import { SearchResults } from './search-results.tsx';

/** Where it begins: search first, then what most people ask for, then by department and place. */
export function HomePage({ notice, myCalls }: { notice: ReactNode; myCalls: ReactNode }) {
  const { t } = useTranslation('applicant');
  const { value: catalogue, error, retry } = useLoad('catalogue', loadCatalogue);
  const [query, setQuery] = useState('');
  useTitle(t('home.title'));
  const root = useRef<HTMLDivElement>(null);
  const isElder = useStore(elderMode);
  return (
    <ReadablePage value={true}>
      <div className={styles.page} ref={root}>
        <HomeHeader hasLanguages={!isElder}>
          <ReadAloudSlot root={root} />
        </HomeHeader>
        <main className={styles.main}>
          {notice}
          <SearchBox query={query} onChange={setQuery} />
          {error ? <ErrorNotice error={error} onRetry={retry} /> : null}
          {catalogue === null && error === null ? <HomeSkeleton /> : null}
          {catalogue !== null && query.trim() !== '' ? (
            <SearchResults matters={catalogue.matters} query={query.trim()} />
          ) : null}
          {catalogue === null ? null : <HomeSections catalogue={catalogue} />}
          {myCalls}
          {isElder ? <LanguageSwitch isWide /> : null}
        </main>
      </div>
    </ReadablePage>
  );
}
