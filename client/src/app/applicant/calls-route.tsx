import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { CallsList } from '../../features/my-calls/calls-list.tsx';
import { SwitchDevice } from '../../features/switch-device/switch-device.tsx';
import { WechatLink } from '../../features/wechat/wechat-link.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { SignedInAs } from './signed-in-as.tsx';
import { SignInStep } from './start-route.tsx';
import { loadCalls, loadWho, who } from './who.ts';

/** 我的办件, for whoever is signed in. */
export function CallsRoute() {
  const { t } = useTranslation('applicant');
  const { t: tCommon } = useTranslation('common');
  const { applicant, calls, error } = useStore(who);
  useEffect(() => {
    void loadCalls();
  }, []);
  if (applicant === null) return <SignInStep backTo="/" hasSteps={false} />;
  return (
    <Page title={t('calls.title')} backTo="/">
      <SignedInAs />
      {applicant ? <WechatLink /> : null}
      {error ? <ErrorNotice error={error} onRetry={() => void loadWho()} /> : null}
      {calls === null && error === null ? <Loading>{tCommon('loading')}</Loading> : null}
      {calls === null ? null : <CallsList calls={calls} switchDevice={<SwitchDevice />} />}
    </Page>
  );
}
