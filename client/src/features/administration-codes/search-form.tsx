import { codeLabelMaxLength } from '@cloudseat/shared/nouns/entry-code-limits.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import styles from './codes.module.css';
import { codeStates, entryPoints, type Search } from './search.ts';

export function SearchForm({ search, onSearch }: { search: Search; onSearch: (search: Search) => void }) {
  const { t } = useTranslation(['administration', 'desk']);
  const [wanted, setWanted] = useState(search);
  return (
    <form
      className={styles.search}
      onSubmit={(event) => {
        event.preventDefault();
        onSearch({ ...wanted, text: wanted.text.trim() });
      }}
    >
      <Field
        label={t('search.text')}
        value={wanted.text}
        maxLength={codeLabelMaxLength}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        onChange={({ target }) => setWanted({ ...wanted, text: target.value })}
      />
      <SelectField
        label={t('search.entryPoint')}
        value={wanted.entryPoint}
        onChange={({ target }) => setWanted({ ...wanted, entryPoint: target.value as Search['entryPoint'] })}
      >
        <option value="">{t('search.anyEntryPoint')}</option>
        {entryPoints.map((each) => (
          <option key={each} value={each}>
            {t(`desk:entry.${each}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('search.state')}
        value={wanted.state}
        onChange={({ target }) => setWanted({ ...wanted, state: target.value as Search['state'] })}
      >
        {codeStates.map((each) => (
          <option key={each} value={each}>
            {t(`search.stateOf.${each}`)}
          </option>
        ))}
      </SelectField>
      <Button kind="primary" type="submit" icon="search">
        {t('search.find')}
      </Button>
    </form>
  );
}
