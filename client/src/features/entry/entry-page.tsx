import type { EntryCode } from '@cloudseat/shared/nouns/ids.ts';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { api } from '../../lib/http.ts';
import { Card } from '../../ui/card.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Page } from '../../ui/page.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { entryTarget, keepEntry } from './entry-memory.ts';

/** What a QR code opens: remembers where the visit began and goes straight to the matter or the list. */
export function EntryPage({ code }: { code: EntryCode }) {
  const { t } = useTranslation('applicant');
  const [, navigate] = useLocation();
  const {
    value: entry,
    error,
    retry,
  } = useLoad(`entry/${code}`, () => api('entry:get', { params: { code } }));
  useEffect(() => {
    if (entry === null) return;
    keepEntry(entry);
    navigate(entryTarget(entry), { replace: true });
  }, [entry, navigate]);
  const isUnknown = error !== null && ['NOT_FOUND', 'BAD_REQUEST'].includes(error.code);
  return (
    <Page title={t('home.title')}>
      {error === null ? <Loading>{t('entry.opening')}</Loading> : null}
      {isUnknown ? (
        <Card>
          <Empty
            icon="warning"
            title={t('entry.unknown')}
            action={
              <LinkButton to="/" kind="primary">
                {t('list.toHome')}
              </LinkButton>
            }
          >
            {t('entry.unknownNext')}
          </Empty>
        </Card>
      ) : null}
      {error !== null && !isUnknown ? <ErrorNotice error={error} onRetry={retry} /> : null}
    </Page>
  );
}
