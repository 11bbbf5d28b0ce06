import type { RecordingId } from '@cloudseat/shared/nouns/recording.ts';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Router, Switch } from 'wouter';
import { lazyWithWords } from '../../ui/lazy-with-words.ts';
import { Loading } from '../../ui/spinner.tsx';
import styles from '../staff/staff.module.css';
import type { StaffPagesProps } from '../staff/staff-app.tsx';
import { StaffHeader } from '../staff/staff-header.tsx';

const RecordingsPage = lazyWithWords(
  async () => (await import('../../features/recording-list/recordings-page.tsx')).RecordingsPage,
  ['recording'],
);
const RecordingRoute = lazyWithWords(
  async () => (await import('./recording-route.tsx')).RecordingRoute,
  ['recording', 'case', 'case-file'],
);

/** An agent's own recordings, beside the desk, which goes on in its window. */
export function AgentRecordings({ staff, onSignOut, onExpired }: StaffPagesProps) {
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
          <Switch>
            <Route path="/recordings/:id">
              {({ id }) => (
                <RecordingRoute
                  key={id}
                  recordingId={id as RecordingId}
                  reader="agent"
                  onExpired={onExpired}
                />
              )}
            </Route>
            <Route>
              <RecordingsPage reader="agent" onExpired={onExpired} />
            </Route>
          </Switch>
        </Suspense>
      </main>
    </Router>
  );
}
