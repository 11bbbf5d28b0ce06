import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.tsx';
import styles from './search-box.module.css';

export function SearchBox({ query, onChange }: { query: string; onChange: (query: string) => void }) {
  const { t } = useTranslation('applicant');
  const id = useId();
  return (
    <search className={styles.search}>
      <label htmlFor={id}>{t('home.searchLabel')}</label>
      <div className={styles.line}>
        <Icon name="search" />
        <input
          id={id}
          type="search"
          enterKeyHint="search"
          autoComplete="off"
          placeholder={t('home.searchPlaceholder')}
          value={query}
          onChange={(event) => onChange(event.target.value)}
        />
        {query === '' ? null : (
          <button type="button" onClick={() => onChange('')}>
            {t('home.searchClear')}
          </button>
        )}
      </div>
    </search>
  );
}
