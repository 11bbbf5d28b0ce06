import type { Catalogue } from '@cloudseat/shared/nouns/catalogue.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import styles from './cases.module.css';
import { type CaseSearch, stateChoices } from './search.ts';

type SearchFormProps = {
  search: CaseSearch;
  /** For the choice of a matter; null until it is there. */
  catalogue: Catalogue | null;
  onSearch: (search: CaseSearch) => void;
};

export function SearchForm({ search, catalogue, onSearch }: SearchFormProps) {
  const { t } = useTranslation(['supervision', 'case']);
  const [wanted, setWanted] = useState(search);
  return (
    <form
      className={styles.search}
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(wanted);
      }}
    >
      <Field
        label={t('cases.text')}
        hint={t('cases.textHint')}
        value={wanted.text}
        maxLength={60}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        onChange={({ target }) => setWanted({ ...wanted, text: target.value })}
      />
      <SelectField
        label={t('cases.state')}
        value={wanted.state}
        onChange={({ target }) => setWanted({ ...wanted, state: target.value as CaseSearch['state'] })}
      >
        {stateChoices.map((choice) => (
          <option key={choice} value={choice}>
            {choice === 'notEnded' || choice === 'any' ? t(`cases.${choice}`) : t(`case:state.${choice}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('cases.matter')}
        value={wanted.matterId}
        onChange={({ target }) => setWanted({ ...wanted, matterId: target.value })}
      >
        <option value="">{t('cases.anyMatter')}</option>
        <Matters catalogue={catalogue} />
      </SelectField>
      <Button kind="primary" type="submit" icon="search" className={styles.find ?? ''}>
        {t('cases.find')}
      </Button>
    </form>
  );
}

function Matters({ catalogue }: { catalogue: Catalogue | null }) {
  const text = useLocalText();
  return catalogue?.departments.map(({ departmentId, name }) => {
    const matters = catalogue.matters.filter((matter) => matter.departmentId === departmentId);
    return matters.length === 0 ? null : (
      <optgroup key={departmentId} label={text(name)}>
        {matters.map((matter) => (
          <option key={matter.matterId} value={matter.matterId}>
            {text(matter.name)}
          </option>
        ))}
      </optgroup>
    );
  });
}
