import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { districtDay } from '../../lib/district-day.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Tick } from '../../ui/tick.tsx';
import styles from './calls.module.css';

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
    <form
      className={styles.search}
      onSubmit={(event) => {
        event.preventDefault();
        onSearch({ ...search, ticket: search.ticket.trim().toUpperCase() });
      }}
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
      <Tick isOn={search.isLive} onChange={(isOn) => setSearch({ ...search, isLive: isOn })}>
        {t('calls.liveOnly')}
      </Tick>
      <Button kind="primary" type="submit" icon="search" className={styles.find ?? ''}>
        {t('calls.find')}
      </Button>
    </form>
  );
}
