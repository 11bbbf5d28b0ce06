import { useTranslation } from 'react-i18next';
import { districtDay } from '../../lib/district-day.ts';
import { api } from '../../lib/http.ts';
import { Card } from '../../ui/card.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { useLocale } from '../../ui/use-locale.ts';
import styles from './calendar.module.css';
import { wholeDayText } from './date-words.ts';

/** What the table comes to: the last day of each term, if it began now. */
export function ClocksCard() {
  const { t } = useTranslation(['calendar', 'common']);
  const locale = useLocale();
  const loaded = useLoad('clocks', () => api('calendar:listClocks'));
  const clocks = loaded.value?.clocks ?? [];
  return (
    <Card title={t('clocks.title')}>
      <p className={styles.intro}>{t('clocks.intro')}</p>
      {loaded.error ? <ErrorNotice error={loaded.error} onRetry={loaded.retry} /> : null}
      {loaded.value === null && !loaded.error ? <Loading>{t('common:loading')}</Loading> : null}
      {loaded.value ? (
        <table className={styles.clocks}>
          <thead>
            <tr>
              <th scope="col">{t('clocks.kind')}</th>
              <th scope="col">{t('clocks.length')}</th>
              <th scope="col">{t('clocks.due')}</th>
            </tr>
          </thead>
          <tbody>
            {clocks.map(({ kind, days, dueAt, isProvisional }) => (
              <tr key={kind}>
                <th scope="row">{t(`clocks.kindOf.${kind}`)}</th>
                <td>{days}</td>
                <td>
                  {wholeDayText(districtDay(dueAt), locale)}
                  {isProvisional ? (
                    <span className={styles.provisional}>{t('clocks.provisional')}</span>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {clocks.some(({ isProvisional }) => isProvisional) ? (
        <p className={styles.intro}>{t('clocks.provisionalText')}</p>
      ) : null}
    </Card>
  );
}
