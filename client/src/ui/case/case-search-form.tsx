import type { Catalogue } from '@cloudseat/shared/nouns/catalogue.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../field.tsx';
import { SearchBar } from '../search/search-bar.tsx';
import { SelectField } from '../select-field.tsx';
import { useLocalText } from '../use-locale.ts';
import { type CaseSearch, stateChoices } from './case-search.ts';

type CaseSearchFormProps = {
  search: CaseSearch;
  /** For the choice of a matter; null until it is there. */
  catalogue: Catalogue | null;
  onSearch: (search: CaseSearch) => void;
};

/** By number, name, phone, state and matter. */
export function CaseSearchForm({ search, catalogue, onSearch }: CaseSearchFormProps) {
  const { t } = useTranslation(['case-file', 'case']);
  const [wanted, setWanted] = useState(search);
  return (
    <SearchBar find={t('cases.find')} onFind={() => onSearch(wanted)}>
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
        label={t('cases.regions')}
        value={wanted.regions}
        onChange={({ target }) => setWanted({ ...wanted, regions: target.value as CaseSearch['regions'] })}
      >
        <option value="any">{t('cases.anyRegion')}</option>
        <option value="cross">{t('cases.crossRegion')}</option>
      </SelectField>
      <SelectField
        label={t('cases.matter')}
        value={wanted.matterId}
        onChange={({ target }) => setWanted({ ...wanted, matterId: target.value })}
      >
        <option value="">{t('cases.anyMatter')}</option>
        <Matters catalogue={catalogue} />
      </SelectField>
    </SearchBar>
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
