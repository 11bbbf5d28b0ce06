import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { formatMoment } from '../../lib/moment-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Page } from '../../ui/page.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { useLocale, useLocalText } from '../../ui/use-locale.ts';

/** `code` is the end of the paper's address: the beginning of its content's SHA-256, 16 hex digits. */
type PaperCheckPageProps = { number: string; code: string };

/** Where the square code on an issued paper leads: whether this paper was issued, by whom and when. */
export function PaperCheckPage({ number, code }: PaperCheckPageProps) {
  const { t } = useTranslation(['case-papers', 'common']);
  const locale = useLocale();
  const text = useLocalText();
  const { value, error, retry } = useLoad(`paper/${number}/${code}`, () =>
    api('voucher:check', { query: { number, code } }),
  );
  const isUnknown = error?.code === 'NOT_FOUND' || error?.code === 'BAD_REQUEST';
  return (
    <Page title={t('check.title')} action={<LinkButton to="/">{t('check.home')}</LinkButton>}>
      {value ? (
        <Banner tone="good" title={t('check.genuine')}>
          {t('check.what', {
            ...{ number, kind: t(`voucher.kind.${value.kind}`), department: text(value.departmentName) },
            time: formatMoment(value.issuedAt, locale),
          })}
        </Banner>
      ) : isUnknown ? (
        <Banner tone="bad" title={t('check.unknown')}>
          {t('check.unknownNext')}
        </Banner>
      ) : error ? (
        <ErrorNotice error={error} onRetry={retry} />
      ) : (
        <Loading>{t('common:loading')}</Loading>
      )}
    </Page>
  );
}
