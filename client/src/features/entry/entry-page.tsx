import type { Entry } from '@cloudseat/shared/nouns/catalogue.ts';
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
import { useLocalText } from '../../ui/use-locale.ts';
import { entryTarget, forgetEntry, keepEntry } from './entry-memory.ts';

/** What a QR code opens: remembers where the visit began and goes straight to the matter's intake or the list. */
export function EntryPage({ code }: { code: EntryCode }) {
  const { t } = useTranslation('applicant');
  const [, navigate] = useLocation();
  const { value: found, error, retry } = useLoad(`entry/${code}`, () => loadEntry(code));
  const entry = found?.entry ?? null;
  useEffect(() => {
    if (found === null) return;
    if (found.entry.isRevoked) {
      forgetEntry(found.entry.code);
      return;
    }
    keepEntry(found.entry);
    navigate(entryTarget(found.entry, found.isOpen), { replace: true });
  }, [found, navigate]);
  const isUnknown = error !== null && ['NOT_FOUND', 'BAD_REQUEST'].includes(error.code);
  return (
    <Page title={t('home.title')}>
      {error === null && !entry?.isRevoked ? <Loading>{t('entry.opening')}</Loading> : null}
      {entry?.isRevoked ? <Revoked entry={entry} /> : null}
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

/** Whether the matter can be talked about now decides which of its pages comes first. */
async function loadEntry(code: EntryCode): Promise<{ entry: Entry; isOpen: boolean }> {
  const entry = await api('entry:get', { params: { code } });
  if (entry.matterId === null || entry.isRevoked) return { entry, isOpen: false };
  const { opening } = await api('matter:get', { params: { matterId: entry.matterId } });
  return { entry, isOpen: opening.isOpen };
}

function Revoked({ entry: { label, departmentId } }: { entry: Entry }) {
  const { t } = useTranslation('applicant');
  const text = useLocalText();
  return (
    <Card>
      <Empty
        icon="info"
        title={t('entry.revoked', { label: text(label) })}
        action={
          <>
            {departmentId === null ? null : (
              <LinkButton to={`/departments/${departmentId}`} kind="primary" isWide>
                {t('entry.toDepartment')}
              </LinkButton>
            )}
            <LinkButton to="/" kind={departmentId === null ? 'primary' : 'secondary'} isWide>
              {t('list.toHome')}
            </LinkButton>
          </>
        }
      >
        {t('entry.revokedNext')}
      </Empty>
    </Card>
  );
}
