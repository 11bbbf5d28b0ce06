import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { districtDay } from '../../lib/district-day.ts';
import { Field } from '../../ui/field.tsx';
import { SearchBar } from '../../ui/search/search-bar.tsx';
import { Tick } from '../../ui/tick.tsx';

export type Search = { ticket: string; day: string; isLive: boolean };

export function SearchForm({
  ticket,
  day,
  isLive,
  onSearch,
}: Search & { onSearch: (search: Search) => void }) {
  const { t } = useTranslation('supervision');
  const [search, setSearch] = useState<Search>({ ticket, day, isLive });
  return (
    <SearchBar
      find={t('calls.find')}
      onFind={() => onSearch({ ...search, ticket: search.ticket.trim().toUpperCase() })}
      tick={
        <Tick isOn={search.isLive} onChange={(isOn) => setSearch({ ...search, isLive: isOn })}>
          {t('calls.liveOnly')}
        </Tick>
      }
    >
      <Field
        label={t('calls.ticket')}
        hint={t('calls.ticketHint')}
        value={search.ticket}
        maxLength={12}
        autoCapitalize="characters"
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        onChange={(event) => setSearch({ ...search, ticket: event.target.value })}
      />
      <Field
        label={t('calls.day')}
        hint={t('calls.dayHint')}
        type="date"
        max={districtDay(Date.now())}
        value={search.day}
        onChange={(event) => setSearch({ ...search, day: event.target.value })}
      />
    </SearchBar>
  );
}
