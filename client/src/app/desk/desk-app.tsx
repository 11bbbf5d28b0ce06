import type { WhoAmI } from '@cloudseat/shared/contract/routes.ts';
import { ConfigProvider } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SignInPage } from '../../features/desk-sign-in/sign-in-page.tsx';
import { api } from '../../lib/http.ts';
import { type SignalError, toSignalError } from '../../lib/signal-error.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import { useTitle } from '../../ui/use-title.ts';
import { AgentDesk } from './agent-desk.tsx';
import styles from './desk-app.module.css';
import { antdLocales, deskTheme } from './desk-theme.ts';
import { OtherStaffPage } from './other-staff-page.tsx';

type SignInReason = 'signedOut' | 'expired' | null;

/** Who is here decides the page: nobody signs in, an agent gets the desk, other staff are shown the way to theirs. */
export function DeskApp() {
  const { t } = useTranslation('desk');
  const locale = useLocale();
  const [who, setWho] = useState<WhoAmI | null>(null);
  const [error, setError] = useState<SignalError | null>(null);
  const [reason, setReason] = useState<SignInReason>(null);

  function load(): void {
    setError(null);
    api('session:get').then(setWho, (thrown) => setError(toSignalError(thrown)));
  }
  useEffect(load, []);
  useTitle(`${t('product')} · ${t('title')}`);

  function leave(because: SignInReason): void {
    setReason(because);
    setWho((known) => known && { ...known, staff: null });
  }
  async function signOut(): Promise<void> {
    await api('staffSession:delete').catch(() => undefined);
    leave('signedOut');
  }

  function content() {
    if (error) {
      return (
        <main className={styles.middle}>
          <ErrorNotice error={error} onRetry={load} />
        </main>
      );
    }
    if (who === null) {
      return (
        <main className={styles.middle}>
          <Loading>{t('loading')}</Loading>
        </main>
      );
    }
    if (who.staff === null) {
      return (
        <SignInPage
          title={t('signIn.title')}
          intro={t('signIn.intro')}
          demoLoginName="a001"
          isDemo={who.isDemo}
          reason={reason}
          onSignedIn={setWho}
        />
      );
    }
    if (who.staff.role !== 'agent') {
      return <OtherStaffPage name={who.staff.displayName} role={who.staff.role} onSignOut={signOut} />;
    }
    return <AgentDesk onSignOut={signOut} onExpired={() => leave('expired')} />;
  }

  return (
    <ConfigProvider
      theme={deskTheme}
      locale={antdLocales[locale]}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      {content()}
    </ConfigProvider>
  );
}
