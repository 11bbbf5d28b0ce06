import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Card } from '../../ui/card.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';
import { useLoad } from '../../ui/use-load.ts';
import { useTitle } from '../../ui/use-title.ts';
import styles from './expert-library.module.css';
import { MeansList } from './means-list.tsx';

/** What convenors thought of one's own part in reviews, as means: of few they would tell who said it. */
export function OwnStandingPage({ onExpired }: { onExpired: () => void }) {
  const { t } = useTranslation(['expert-library', 'common', 'panel']);
  const { value, error, retry } = useLoad('expert-standing', () => api('expertAppraisal:own'));
  useExpiry(error, onExpired);
  useTitle(`${t('own.title')} · ${t('panel:title')}`);
  return (
    <>
      <header className={styles.head}>
        <h1>{t('own.title')}</h1>
      </header>
      <Card>
        <p>{t('own.intro')}</p>
        {error ? <ErrorNotice error={error} onRetry={retry} /> : null}
        {value === null && !error ? <Loading>{t('common:loading')}</Loading> : null}
        {value === null ? null : value.standing === null ? (
          <Empty title={t('own.few', { count: value.leastCount })} />
        ) : (
          <>
            <p className={styles.quiet}>{t('standing.count', { count: value.standing.reviewCount })}</p>
            <MeansList means={value.standing.means} />
          </>
        )}
      </Card>
    </>
  );
}
