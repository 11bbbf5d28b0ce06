import type { WhoAmI } from '@cloudseat/shared/contract/routes.ts';
import type { OfficeRole } from '@cloudseat/shared/nouns/role.ts';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { type SignalError, toSignalError } from '../../lib/signal-error.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { type Elsewhere, ElsewherePage } from './elsewhere-page.tsx';
import styles from './staff.module.css';

const StaffSignIn = lazy(async () => ({ default: (await import('./staff-sign-in.tsx')).StaffSignIn }));

export type Staff = NonNullable<WhoAmI['staff']>;
export type OfficeStaff = Staff & { role: OfficeRole };
/** What the pages below one door get. */
export type StaffPagesProps = { staff: Staff; onSignOut: () => Promise<void>; onExpired: () => void };
/** The pages of those who work with calls and cases. */
export type OfficePagesProps = StaffPagesProps & { staff: OfficeStaff };
type StaffAppProps = {
  windowTitle: string;
  signIn: { title: string; intro: string; demoLoginName: string };
  /** Where somebody belongs whose page this is not; null for those it is for. */
  elsewhere: (staff: Staff) => Elsewhere | null;
  pages: (props: StaffPagesProps) => ReactNode;
};

/** The door of a page of staff. Who is here decides: nobody signs in, those it is for get it, others are shown to theirs. */
export function StaffApp({ windowTitle, signIn, elsewhere, pages }: StaffAppProps) {
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
        <StaffSignIn
          {...{ windowTitle, reason, ...signIn }}
          isDemo={who.isDemo}
          onSignedIn={(signedIn) => setWho(signedIn)}
        />
      </Suspense>
    );
  }
  const other = elsewhere(who.staff);
  if (other) return <ElsewherePage {...other} windowTitle={windowTitle} onSignOut={signOut} />;
  return pages({ staff: who.staff, onSignOut: signOut, onExpired: () => leave('expired') });
}

/** Experts and convenors have a door of their own. */
export const isOffice = (staff: Staff): staff is OfficeStaff =>
  staff.role !== 'expert' && staff.role !== 'convenor';
