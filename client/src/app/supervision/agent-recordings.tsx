import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Router } from 'wouter';
import { Loading } from '../../ui/spinner.tsx';
import styles from '../staff/staff.module.css';
import type { OfficePagesProps } from '../staff/staff-app.tsx';
import { StaffHeader } from '../staff/staff-header.tsx';
import { RecordingPages } from './recording-pages.tsx';

/** An agent's own recordings, beside the desk, which goes on in its window. */
export function AgentRecordings({ staff, onSignOut, onExpired }: OfficePagesProps) {
  const { t } = useTranslation(['supervision', 'common']);
  return (
    <Router base="/supervision">
      <StaffHeader
        title={t('nav.recordings')}
        navLabel={t('nav.label')}
        links={[{ href: '/recordings', label: t('nav.recordings'), isHere: true }]}
        otherDoor={{ href: '/desk', label: t('agentOnly.toDesk') }}
        {...{ staff, onSignOut }}
      />
      <main className={styles.main}>
        <Suspense fallback={<Loading>{t('common:loading')}</Loading>}>
          <RecordingPages {...{ staff, onExpired }} />
        </Suspense>
      </main>
    </Router>
  );
}
