import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import { districtDay } from '../../lib/district-day.ts';
import { type ApiOutput, api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';
import { useLoad } from '../../ui/use-load.ts';
import { useTitle } from '../../ui/use-title.ts';
import { CallRow } from './call-row.tsx';
import styles from './calls.module.css';
import { SearchForm } from './search-form.tsx';

/** Finds a call by its ticket, or in the list of a day. What is looked for stands in the address: the way back keeps it. */
export function CallsPage({ onExpired }: { onExpired: () => void }) {
  const { t } = useTranslation(['supervision', 'common']);
  const [query, setQuery] = useSearchParams();
  const ticket = query.get('ticket') ?? '';
  const day = query.get('day') ?? (ticket === '' ? districtDay(Date.now()) : '');
  const found = useLoad(`${ticket}/${day}`, () =>
    api('supervision:listCalls', {
      query: { ticketNumber: ticket || undefined, day: day || undefined },
    }),
  );
  useExpiry(found.error, onExpired);
  useTitle(`${t('calls.title')} · ${t('title')}`);

  return (
    <>
      <Card>
        <h1 className={styles.title}>{t('calls.title')}</h1>
        <p className={styles.intro}>{t('calls.intro')}</p>
        <SearchForm
          key={`${ticket}/${day}`}
          ticket={ticket}
          day={day}
          onSearch={(wanted) => {
            const fields = Object.entries(wanted).filter(([, value]) => value !== '');
            setQuery(new URLSearchParams(fields));
          }}
        />
      </Card>
      <Card
        title={t('calls.list')}
        aside={
          <Button kind="plain" icon="retry" onClick={found.retry}>
            {t('refresh')}
          </Button>
        }
      >
        {found.error ? <ErrorNotice error={found.error} onRetry={found.retry} /> : null}
        {found.value === null && !found.error ? <Loading>{t('common:loading')}</Loading> : null}
        {found.value ? <Found {...found.value} ticket={ticket} /> : null}
      </Card>
    </>
  );
}

function Found({ calls, isCut, ticket }: ApiOutput<'supervision:listCalls'> & { ticket: string }) {
  const { t } = useTranslation('supervision');
  if (calls.length === 0) {
    return ticket === '' ? (
      <Empty icon="list" title={t('calls.empty')}>
        {t('calls.emptyText')}
      </Empty>
    ) : (
      <Empty icon="search" title={t('calls.noSuch', { ticket })}>
        {t('calls.noSuchText')}
      </Empty>
    );
  }
  const count = calls.length;
  return (
    <>
      <p className={styles.count} role="status">
        {t(isCut ? 'calls.cut' : 'calls.count', { count })}
      </p>
      <ul className={styles.rows}>
        {calls.map((call) => (
          <CallRow key={call.callId} call={call} />
        ))}
      </ul>
    </>
  );
}
