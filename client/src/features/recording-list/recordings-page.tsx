import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import { type ApiOutput, api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Field } from '../../ui/field.tsx';
import { RecordingRow } from '../../ui/recording/recording-row.tsx';
import { StorageNotice } from '../../ui/recording/storage-notice.tsx';
import { FoundCard, FoundList } from '../../ui/search/found-card.tsx';
import { SearchBar } from '../../ui/search/search-bar.tsx';
import { SearchCard } from '../../ui/search/search-card.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';
import { useLoad } from '../../ui/use-load.ts';
import { useTitle } from '../../ui/use-title.ts';
import { type RecordingSearch, readSearch, stateChoices, writeSearch } from './search.ts';

type RecordingsPageProps = { reader: 'agent' | 'supervisor' | 'admin'; onExpired: () => void };
const introOf = { agent: 'list.intro', supervisor: 'list.introOverseer', admin: 'list.introAdmin' } as const;

/** Recordings one may know of. What is looked for stands in the address: the way back keeps it. */
export function RecordingsPage({ reader, onExpired }: RecordingsPageProps) {
  const { t } = useTranslation(['recording', 'supervision']);
  const [query, setQuery] = useSearchParams();
  const search = readSearch(query);
  const key = JSON.stringify(search);
  const found = useLoad(key, () => api('recording:search', { query: queryOf(search) }));
  useExpiry(found.error, onExpired);
  useTitle(`${t('title')} · ${t('supervision:title')}`);
  const look = (wanted: RecordingSearch) => setQuery(writeSearch(wanted));
  return (
    <>
      <SearchCard title={t('title')} intro={t(introOf[reader])}>
        <SearchForm key={key} search={search} onSearch={look} />
      </SearchCard>
      {found.value?.storage ? <StorageNotice storage={found.value.storage} /> : null}
      <FoundCard title={t('list.found')} refresh={t('list.refresh')} found={found}>
        {(value) => <Found {...value} search={search} onSearch={look} />}
      </FoundCard>
    </>
  );
}

const queryOf = ({ caseNumber, state, before }: RecordingSearch) => ({
  caseNumber: caseNumber.trim() || undefined,
  state,
  before: before === null ? undefined : String(before),
});

type FormProps = { search: RecordingSearch; onSearch: (search: RecordingSearch) => void };

function SearchForm({ search, onSearch }: FormProps) {
  const { t } = useTranslation('recording');
  const [wanted, setWanted] = useState({ ...search, before: null });
  return (
    <SearchBar find={t('list.find')} onFind={() => onSearch(wanted)}>
      <Field
        label={t('list.caseNumber')}
        hint={t('list.caseNumberHint')}
        value={wanted.caseNumber}
        maxLength={20}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        onChange={({ target }) => setWanted({ ...wanted, caseNumber: target.value })}
      />
      <SelectField
        label={t('list.show')}
        value={wanted.state}
        onChange={({ target }) => setWanted({ ...wanted, state: target.value as RecordingSearch['state'] })}
      >
        {stateChoices.map((choice) => (
          <option key={choice} value={choice}>
            {t(`list.states.${choice}`)}
          </option>
        ))}
      </SelectField>
    </SearchBar>
  );
}

function Found({ recordings, isCut, search, onSearch }: ApiOutput<'recording:search'> & FormProps) {
  const { t } = useTranslation('recording');
  const last = recordings.at(-1);
  if (last === undefined)
    return (
      <Empty icon="search" title={t('list.empty')}>
        {t('list.emptyText')}
      </Empty>
    );
  return (
    <>
      <FoundList count={t('list.count', { count: recordings.length })}>
        {recordings.map((summary) => (
          <RecordingRow
            key={summary.recordingId}
            summary={summary}
            to={`/recordings/${summary.recordingId}`}
          />
        ))}
      </FoundList>
      {search.before === null ? null : (
        <Button kind="plain" icon="up" onClick={() => onSearch({ ...search, before: null })}>
          {t('list.first')}
        </Button>
      )}
      {isCut ? (
        <Button kind="plain" icon="down" onClick={() => onSearch({ ...search, before: last.startedAt })}>
          {t('list.more')}
        </Button>
      ) : null}
    </>
  );
}
