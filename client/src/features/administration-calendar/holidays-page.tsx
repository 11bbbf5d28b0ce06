import type { CalendarYear } from '@cloudseat/shared/nouns/working-day.ts';
import { calendarYears } from '@cloudseat/shared/nouns/working-day-rules.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import { districtDay } from '../../lib/district-day.ts';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';
import { useLoad } from '../../ui/use-load.ts';
import { useTitle } from '../../ui/use-title.ts';
import { ArrangementCard } from './arrangement-card.tsx';
import styles from './calendar.module.css';
import { ClocksCard } from './clocks-card.tsx';
import { YearCard } from './year-card.tsx';

/** The days off and the worked weekends of a year: what legal terms are counted by. */
export function HolidaysPage({ onExpired }: { onExpired: () => void }) {
  const { t } = useTranslation(['calendar', 'administration', 'common']);
  const [query, setQuery] = useSearchParams();
  const year = yearIn(query);
  const loaded = useLoad(String(year), () => getYear(year));
  useExpiry(loaded.error, onExpired);
  useTitle(`${t('title')} · ${t('administration:title')}`);
  const toYear = (wanted: number) => setQuery({ year: String(wanted) });
  return (
    <>
      <Card>
        <h1 className={styles.title}>{t('title')}</h1>
        <p className={styles.intro}>{t('intro')}</p>
        <nav className={styles.years} aria-label={t('yearNav')}>
          <Button icon="back" disabled={year <= calendarYears.first} onClick={() => toYear(year - 1)}>
            {t('year', { year: year - 1 })}
          </Button>
          <h2>{t('year', { year })}</h2>
          <Button icon="forward" disabled={year >= calendarYears.last} onClick={() => toYear(year + 1)}>
            {t('year', { year: year + 1 })}
          </Button>
        </nav>
      </Card>
      {loaded.error ? <ErrorNotice error={loaded.error} onRetry={loaded.retry} /> : null}
      {loaded.value === null && !loaded.error ? <Loading>{t('common:loading')}</Loading> : null}
      {loaded.value ? (
        <YearParts key={year} loaded={loaded.value} onReadAgain={loaded.retry} onExpired={onExpired} />
      ) : null}
    </>
  );
}

type YearPartsProps = { loaded: CalendarYear; onReadAgain: () => void; onExpired: () => void };

/** What was read, and since then changed here: the page stays where it is while one works through a year. */
function YearParts({ loaded, ...way }: YearPartsProps) {
  const [known, setKnown] = useState(loaded);
  return (
    <>
      <YearCard
        known={known}
        onDay={(changed) => {
          const days = [...known.days.filter(({ date }) => date !== changed.date), changed];
          setKnown({ ...known, days, isKept: days.some(({ kind }) => kind !== null) });
        }}
        onImported={async () => setKnown(await getYear(known.year))}
        {...way}
      />
      <ArrangementCard days={known.days} />
      <ClocksCard key={known.days.reduce((sum, { version }) => sum + version, 0)} />
    </>
  );
}

const getYear = (year: number) => api('calendar:getYear', { params: { year: String(year) } });

/** Of the address; this year where there is none that can be. */
function yearIn(query: URLSearchParams): number {
  const wanted = Number(query.get('year'));
  const isKnown = Number.isInteger(wanted) && wanted >= calendarYears.first && wanted <= calendarYears.last;
  return isKnown ? wanted : Number(districtDay(Date.now()).slice(0, 4));
}
