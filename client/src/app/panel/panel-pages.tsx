import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { RecordingId } from '@cloudseat/shared/nouns/recording.ts';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Router, Switch, useLocation } from 'wouter';
import { ReviewLine } from '../../ui/expert/review-line.ts';
import { lazyWithWords } from '../../ui/lazy-with-words.ts';
import { Loading } from '../../ui/spinner.tsx';
import styles from '../staff/staff.module.css';
import type { StaffPagesProps } from '../staff/staff-app.tsx';
import { StaffHeader } from '../staff/staff-header.tsx';
import { useStaffSignal } from '../staff/use-staff-signal.ts';

const ReviewsPage = lazyWithWords(
  async () => (await import('../../features/expert-reviews/reviews-page.tsx')).ReviewsPage,
  ['expert'],
);

const LibraryPage = lazyWithWords(
  async () => (await import('../../features/expert-library/library-page.tsx')).LibraryPage,
  ['expert-library'],
);

const OwnStandingPage = lazyWithWords(
  async () => (await import('../../features/expert-library/own-standing-page.tsx')).OwnStandingPage,
  ['expert-library'],
);

const ReadingRoomPage = lazyWithWords(
  async () => (await import('../../features/expert-reading/reading-room-page.tsx')).ReadingRoomPage,
  ['expert', 'expert-reading', 'expert-film'],
);

const ReviewRoute = lazyWithWords(
  async () => (await import('./review-route.tsx')).ReviewRoute,
  [
    ...(['expert', 'expert-page', 'expert-film', 'expert-draw', 'expert-reading'] as const),
    ...(['expert-filing', 'expert-session', 'expert-score', 'expert-report'] as const),
    ...(['expert-after', 'recording', 'case-file', 'applicant'] as const),
    // Of the record of a case.
    ...(['case', 'desk', 'region'] as const),
  ],
);
const RecordingRoute = lazyWithWords(
  async () => (await import('../staff/recording-route.tsx')).RecordingRoute,
  ['recording', 'case', 'case-file'],
);
const SessionRoute = lazyWithWords(
  async () => (await import('./session-route.tsx')).SessionRoute,
  [
    ...(['expert', 'expert-session', 'expert-film', 'expert-score', 'expert-report'] as const),
    ...(['expert-reading', 'sitting', 'call-recording'] as const),
  ],
);

/** The pages below /panel, each under the same header. */
export function PanelPages(props: StaffPagesProps) {
  const { onExpired } = props;
  const { t } = useTranslation(['common', 'panel']);
  const signal = useStaffSignal();
  return (
    <ReviewLine value={signal}>
      <Router base="/panel">
        <Header {...props} />
        <main className={styles.main}>
          <Suspense fallback={<Loading>{t('loading')}</Loading>}>
            <Switch>
              <Route path="/reviews/:id">
                {({ id }) => <ReviewRoute key={id} reviewId={id as ExpertReviewId} onExpired={onExpired} />}
              </Route>
              <Route path="/reviews/:id/session">
                {({ id }) => (
                  <SessionRoute reviewId={id as ExpertReviewId} signal={signal} onExpired={onExpired} />
                )}
              </Route>
              <Route path="/reviews/:id/read">
                {({ id }) => (
                  <ReadingRoomPage key={id} reviewId={id as ExpertReviewId} onExpired={onExpired} />
                )}
              </Route>
              <Route path="/reviews/:id/recordings/:recordingId">
                {({ id, recordingId }) => (
                  <RecordingRoute
                    key={recordingId}
                    recordingId={recordingId as RecordingId}
                    reader="convenor"
                    backTo={`/reviews/${id}`}
                    onExpired={onExpired}
                  />
                )}
              </Route>
              <Route path="/experts">
                <LibraryPage door={t('panel:title')} onExpired={onExpired} />
              </Route>
              <Route path="/standing">
                <OwnStandingPage onExpired={onExpired} />
              </Route>
              <Route>
                <ReviewsPage door={t('panel:title')} to={(id) => `/reviews/${id}`} onExpired={onExpired} />
              </Route>
            </Switch>
          </Suspense>
        </main>
      </Router>
    </ReviewLine>
  );
}

function Header({ staff, onSignOut }: StaffPagesProps) {
  const { t } = useTranslation('panel');
  const [path] = useLocation();
  return (
    <StaffHeader
      title={t('title')}
      navLabel={t('nav.label')}
      links={[
        { href: '/', label: t('nav.reviews'), isHere: path === '/' || path.startsWith('/reviews') },
        staff.role === 'convenor'
          ? { href: '/experts', label: t('nav.library'), isHere: path.startsWith('/experts') }
          : { href: '/standing', label: t('nav.standing'), isHere: path.startsWith('/standing') },
      ]}
      otherDoor={null}
      {...{ staff, onSignOut }}
    />
  );
}
