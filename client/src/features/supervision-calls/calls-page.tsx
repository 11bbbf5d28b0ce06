import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import { districtDay } from '../../lib/district-day.ts';
import { type ApiOutput, api } from '../../lib/http.ts';
import { Empty } from '../../ui/empty.tsx';
import { FoundCard, FoundList } from '../../ui/search/found-card.tsx';
import { SearchCard } from '../../ui/search/search-card.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';
import { useLoad } from '../../ui/use-load.ts';
import { useTitle } from '../../ui/use-title.ts';
import { CallRow } from './call-row.tsx';
import { type Search, SearchForm } from './search-form.tsx';

/** Finds a call by its ticket, or in the list of a day. What is looked for stands in the address: the way back keeps it. */
export function CallsPage({ onExpired }: { onExpired: () => void }) {
  const { t } = useTranslation('supervision');
  const [query, setQuery] = useSearchParams();
  const ticket = query.get('ticket') ?? '';
  const isLive = query.get('state') === 'live';
  const day = query.get('day') ?? (ticket === '' && !isLive ? districtDay(Date.now()) : '');
  const key = `${ticket}/${day}/${isLive}`;
  const found = useLoad(key, () =>
    api('supervision:listCalls', {
      query: {
        ticketNumber: ticket || undefined,
        day: day || undefined,
        state: isLive ? 'live' : undefined,
      },
    }),
  );
  useExpiry(found.error, onExpired);
  useTitle(`${t('calls.title')} · ${t('title')}`);

  return (
    <>
      <SearchCard title={t('calls.title')} intro={t('calls.intro')}>
        <SearchForm
          key={key}
          ticket={ticket}
          day={day}
          isLive={isLive}
          onSearch={(wanted) => setQuery(toQuery(wanted))}
        />
      </SearchCard>
      <FoundCard title={t('calls.list')} refresh={t('refresh')} found={found}>
        {(value) => <Found {...value} ticket={ticket} isLive={isLive} />}
      </FoundCard>
    </>
  );
}

function toQuery({ ticket, day, isLive }: Search): Record<string, string> {
  return { ...(ticket && { ticket }), ...(day && { day }), ...(isLive && { state: 'live' }) };
}

function Found({ calls, isCut, ticket, isLive }: ApiOutput<'supervision:listCalls'> & Omit<Search, 'day'>) {
  const { t } = useTranslation('supervision');
  if (calls.length === 0) {
    return ticket === '' ? (
      <Empty icon="list" title={t(isLive ? 'calls.noneLive' : 'calls.empty')}>
        {t(isLive ? 'calls.noneLiveText' : 'calls.emptyText')}
      </Empty>
    ) : (
      <Empty icon="search" title={t('calls.noSuch', { ticket })}>
        {t('calls.noSuchText')}
      </Empty>
    );
  }
  return (
    <FoundList count={t(isCut ? 'calls.cut' : 'calls.count', { count: calls.length })}>
      {calls.map((call) => (
        <CallRow key={call.callId} call={call} />
      ))}
    </FoundList>
  );
}
