import type { Matter } from '@cloudseat/shared/nouns/catalogue.ts';
import type { MatterId } from '@cloudseat/shared/nouns/ids.ts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { formatComing } from '../../lib/moment-text.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Page } from '../../ui/page.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { useLocale, useLocalText } from '../../ui/use-locale.ts';
import { MatterGuide } from './matter-guide.tsx';

type MatterPageProps = { matterId: MatterId; notice: ReactNode; onReading: () => void };

/** A matter's guide, with one thing to do: begin by video. `onReading` is the moment to fetch what comes next. */
export function MatterPage({ matterId, notice, onReading }: MatterPageProps) {
  const { t } = useTranslation('applicant');
  const { t: tCommon } = useTranslation('common');
  const text = useLocalText();
  const load = async () => {
    const matter = await api('matter:get', { params: { matterId } });
    onReading();
    return matter;
  };
  const { value: matter, error, retry } = useLoad(`matter/${matterId}`, load);
  const backTo = matter === null ? '/' : `/departments/${matter.departmentId}`;
  return (
    <Page
      title={matter === null ? t('home.title') : text(matter.name)}
      backTo={backTo}
      action={matter === null ? null : <StartAction matter={matter} />}
    >
      {notice}
      {error ? (
        <ErrorNotice
          error={error}
          {...(error.code === 'NOT_FOUND'
            ? { action: <LinkButton to="/">{t('list.toHome')}</LinkButton> }
            : { onRetry: retry })}
        />
      ) : null}
      {matter === null && error === null ? <Loading>{tCommon('loading')}</Loading> : null}
      {matter === null ? null : <MatterGuide matter={matter} />}
    </Page>
  );
}

function StartAction({ matter }: { matter: Matter }) {
  const { t } = useTranslation('applicant');
  const locale = useLocale();
  const { isOpen, opensAt } = matter.opening;
  if (isOpen) {
    return (
      <LinkButton to={`/matters/${matter.matterId}/start`} kind="primary" icon="camera" isWide>
        {t('matter.start')}
      </LinkButton>
    );
  }
  return (
    <Button kind="primary" isWide disabled>
      {opensAt === null
        ? t('matter.closedActionUnknown')
        : t('matter.closedAction', { time: formatComing(opensAt, Date.now(), locale) })}
    </Button>
  );
}
