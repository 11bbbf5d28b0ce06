import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import { districtDay } from '../../lib/district-day.ts';
import { api } from '../../lib/http.ts';
import { formatMoment } from '../../lib/moment-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Field } from '../../ui/field.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';
import { useLoad } from '../../ui/use-load.ts';
import { useLocale } from '../../ui/use-locale.ts';
import { useTitle } from '../../ui/use-title.ts';
import styles from './day.module.css';
import { DayFigures } from './day-figures.tsx';
import { Definitions } from './definitions.tsx';

/** How dispatch went on one day: figures with what they are made of, by department, and what each means. */
export function DayPage({ onExpired }: { onExpired: () => void }) {
  const { t } = useTranslation(['supervision', 'common']);
  const locale = useLocale();
  const [query, setQuery] = useSearchParams();
  const today = districtDay(Date.now());
  const day = query.get('day') ?? today;
  const read = useLoad(day, () => api('supervision:getDay', { query: { day } }));
  useExpiry(read.error, onExpired);
  useTitle(`${t('day.title')} · ${t('title')}`);
  return (
    <>
      <Card>
        <div className={styles.head}>
          <div className={styles.words}>
            <h1 className={styles.title}>{t('day.title')}</h1>
            <p className={styles.intro}>{t('day.intro')}</p>
            {read.value ? (
              <p className={styles.small}>
                {t('upTo', { time: formatMoment(read.value.serverNow, locale) })}
              </p>
            ) : null}
          </div>
          <Field
            label={t('day.date')}
            type="date"
            max={today}
            value={day}
            onChange={({ target }) => setQuery(target.value ? { day: target.value } : {})}
            aside={
              <Button icon="retry" onClick={read.retry}>
                {t('refresh')}
              </Button>
            }
          />
        </div>
      </Card>
      {read.error ? <ErrorNotice error={read.error} onRetry={read.retry} /> : null}
      {read.value === null && !read.error ? <Loading>{t('common:loading')}</Loading> : null}
      {read.value?.total.ticketCount === 0 ? (
        <Card>
          <Empty icon="list" title={t('day.empty')}>
            {t('day.emptyText')}
          </Empty>
        </Card>
      ) : null}
      {read.value && read.value.total.ticketCount > 0 ? <DayFigures day={read.value} /> : null}
      {read.value ? <Definitions day={read.value} /> : null}
    </>
  );
}
