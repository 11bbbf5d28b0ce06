import type { WhoAmI } from '@cloudseat/shared/contract/routes.ts';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { type SignalError, toSignalError } from '../../lib/signal-error.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { AgentOnlyPage } from './agent-only-page.tsx';
import styles from './supervision.module.css';
import { SupervisionPages } from './supervision-pages.tsx';

const SupervisionSignIn = lazy(async () => ({ default: (await import('./sign-in.tsx')).SupervisionSignIn }));

/** Who is here decides the page: nobody signs in, supervisors and administrators get theirs, agents are shown to the desk. */
export function SupervisionApp() {
  const { t } = useTranslation('common');
  const [who, setWho] = useState<WhoAmI | null>(null);
  const [error, setError] = useState<SignalError | null>(null);
  const [reason, setReason] = useState<'signedOut' | 'expired' | null>(null);

  function load(): void {
    setError(null);
    api('session:get').then(setWho, (thrown) => setError(toSignalError(thrown)));
  }
  useEffect(load, []);

  function leave(because: 'signedOut' | 'expired'): void {
    setReason(because);
    setWho((known) => known && { ...known, staff: null });
  }
  async function signOut(): Promise<void> {
    await api('staffSession:delete').catch(() => undefined);
    leave('signedOut');
  }

  const opening = (
    <main className={styles.middle}>
      <Loading>{t('loading')}</Loading>
    </main>
  );
  if (error) {
    return (
      <main className={styles.middle}>
        <ErrorNotice error={error} onRetry={load} />
      </main>
    );
  }
  if (who === null) return opening;
  if (who.staff === null) {
    return (
      <Suspense fallback={opening}>
        <SupervisionSignIn isDemo={who.isDemo} reason={reason} onSignedIn={setWho} />
      </Suspense>
    );
  }
  if (who.staff.role === 'agent') return <AgentOnlyPage name={who.staff.displayName} onSignOut={signOut} />;
  return (
    <SupervisionPages name={who.staff.displayName} onSignOut={signOut} onExpired={() => leave('expired')} />
  );
}
