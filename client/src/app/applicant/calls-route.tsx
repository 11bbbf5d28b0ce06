import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { CasesList } from '../../features/my-calls/cases-list.tsx';
import { SwitchDevice } from '../../features/switch-device/switch-device.tsx';
import { WechatLink } from '../../features/wechat/wechat-link.tsx';
import { api } from '../../lib/http.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Page } from '../../ui/page.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { SignedInAs } from './signed-in-as.tsx';
import { SignInStep } from './start-route.tsx';
import { useCaseChanges } from './use-case-changes.ts';
import { loadCalls, loadWho, who } from './who.ts';

/** 我的办件, for whoever is signed in. */
export function CallsRoute() {
  const { t } = useTranslation(['applicant', 'own-case']);
  const { t: tCommon } = useTranslation('common');
  const { applicant, error } = useStore(who);
  if (applicant === null) return <SignInStep backTo="/" hasSteps={false} />;
  return (
    <Page title={t('calls.title')} backTo="/">
      <SignedInAs />
      {applicant ? <WechatLink /> : null}
      {error ? <ErrorNotice error={error} onRetry={() => void loadWho()} /> : null}
      {applicant ? <Cases /> : error ? null : <Loading>{tCommon('loading')}</Loading>}
      {applicant ? (
        <LinkButton to="/projects" icon="list" isWide>
          {t('own-case:projects')}
        </LinkButton>
      ) : null}
      {applicant ? (
        <LinkButton to="/helping" icon="people" isWide>
          {t('own-case:helping')}
        </LinkButton>
      ) : null}
    </Page>
  );
}

function Cases() {
  const { t } = useTranslation('common');
  const { calls, error: callsError } = useStore(who);
  const {
    value,
    error,
    retry: refresh,
  } = useLoad('own-cases', () => api('case:listOwn'), { keepsShown: true });
  useEffect(() => {
    void loadCalls();
  }, []);
  useCaseChanges(() => {
    void loadCalls();
    refresh();
  });
  if (error && value === null) return <ErrorNotice error={error} onRetry={refresh} />;
  // Why there are no calls is said above.
  if (calls === null && callsError) return null;
  if (value === null || calls === null) return <Loading>{t('loading')}</Loading>;
  return <CasesList cases={value.cases} calls={calls} switchDevice={<SwitchDevice />} />;
}
