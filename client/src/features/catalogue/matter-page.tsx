import type { Matter } from '@cloudseat/shared/nouns/catalogue.ts';
import type { MatterId } from '@cloudseat/shared/nouns/ids.ts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { formatComing } from '../../lib/moment-text.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { More } from '../../ui/more.tsx';
import { Page } from '../../ui/page.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { useLocale, useLocalText } from '../../ui/use-locale.ts';
import { MatterGuide } from './matter-guide.tsx';
import styles from './matter-page.module.css';

type MatterPageProps = { matterId: MatterId; notice: ReactNode; onReading: () => void };

/** A matter's guide, with one main thing to do: begin by video. `onReading` is the moment to fetch what comes next. */
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

/** Talking now where it is open; a time or a message in any case. */
function StartAction({ matter }: { matter: Matter }) {
  const { t } = useTranslation('applicant');
  const locale = useLocale();
  const { matterId } = matter;
  const { isOpen, opensAt } = matter.opening;
  // Only a hint: the page does not wait for it, and does without.
  const { value: service } = useLoad(`service/${matterId}/${locale}`, () =>
    api('matter:service', { params: { matterId }, query: { locale } }),
  );
  const closedWords =
    opensAt === null
      ? t('matter.closedActionUnknown')
      : t('matter.closedAction', { time: formatComing(opensAt, Date.now(), locale) });
  const start = `/matters/${matterId}/start`;
  return (
    <>
      {isOpen ? (
        <>
          {service?.hasAgents === false ? <p role="status">{t('matter.unserved')}</p> : null}
          <LinkButton to={start} kind="primary" icon="camera" isWide>
            {t('matter.start')}
          </LinkButton>
        </>
      ) : (
        <p role="status">{closedWords}</p>
      )}
      <More words={t('matter.otherWays')}>
        <div className={styles.others}>
          <LinkButton
            to={`${start}?wish=booking`}
            kind={isOpen ? 'secondary' : 'primary'}
            icon="clock"
            isWide
          >
            {t('matter.book')}
          </LinkButton>
          <LinkButton to={`${start}?wish=message`} icon="chat" isWide>
            {t('matter.message')}
          </LinkButton>
        </div>
      </More>
    </>
  );
}
