import type { CallId, CaseId } from '@cloudseat/shared/nouns/ids.ts';
import type { JointReviewId } from '@cloudseat/shared/nouns/joint-review.ts';
import { Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Router, Switch, useLocation } from 'wouter';
import { CallsPage } from '../../features/supervision-calls/calls-page.tsx';
import { DayPage } from '../../features/supervision-day/day-page.tsx';
import { WhyPage } from '../../features/supervision-why/why-page.tsx';
import { lazyWithWords } from '../../ui/lazy-with-words.ts';
import { StaffRegion } from '../../ui/region/staff-region.ts';
import { Loading } from '../../ui/spinner.tsx';
import { ReplyPages } from '../staff/reply-pages.tsx';
import styles from '../staff/staff.module.css';
import type { OfficePagesProps } from '../staff/staff-app.tsx';
import { StaffHeader } from '../staff/staff-header.tsx';
import { RecordingPages } from './recording-pages.tsx';

const CasesPage = lazyWithWords(
  async () => (await import('../../features/supervision-cases/cases-page.tsx')).CasesPage,
  ['case', 'case-file', 'region'],
);
const CasePage = lazyWithWords(
  async () => (await import('../../features/supervision-case/case-page.tsx')).CasePage,
  ['case', 'case-file', 'case-papers', 'mandate', 'region', 'joint'],
);

const FaultsCard = lazyWithWords(
  async () => (await import('../../features/recording-faults/faults-card.tsx')).FaultsCard,
  ['recording'],
);
const MonitorRoute = lazyWithWords(
  async () => (await import('./monitor-route.tsx')).MonitorRoute,
  ['monitor', 'call-recording'],
);
const OversightPage = lazyWithWords(
  async () => (await import('../../features/joint-oversight/oversight-page.tsx')).OversightPage,
  ['joint'],
);
const ConflictsPage = lazyWithWords(
  async () => (await import('../../features/joint-oversight/conflicts-page.tsx')).ConflictsPage,
  ['joint', 'case-file'],
);
const ExpertPages = lazyWithWords(
  async () => (await import('./expert-pages.tsx')).ExpertPages,
  [
    ...(['expert', 'expert-page', 'expert-filing', 'expert-film', 'expert-reading'] as const),
    ...(['expert-draw', 'expert-session', 'expert-score'] as const),
    ...(['expert-after', 'recording', 'case-file', 'applicant'] as const),
  ],
);

/** The pages below /supervision, each under the same header. */
export function SupervisionPages(props: OfficePagesProps) {
  const { staff, onExpired } = props;
  const { t } = useTranslation('common');
  // Administrators run the platform: whose a case is, and who does what, is not theirs.
  const isOverseer = staff.role !== 'admin';
  const { accountId: staffId, regionId } = staff;
  const self = useMemo(() => ({ staffId, regionId }), [staffId, regionId]);
  return (
    <StaffRegion value={self}>
      <Router base="/supervision">
        <Header {...props} />
        <main className={styles.main}>
          <Suspense fallback={<Loading>{t('loading')}</Loading>}>
            <Switch>
              <Route path="/calls/:id">
                {({ id }) => (
                  <WhyPage
                    key={id}
                    callId={id as CallId}
                    mayListen={isOverseer && regionId === null}
                    onExpired={onExpired}
                  />
                )}
              </Route>
              {isOverseer ? (
                <Route path="/calls/:id/listen">
                  {({ id }) => <MonitorRoute key={id} callId={id as CallId} onExpired={onExpired} />}
                </Route>
              ) : null}
              <Route path="/cases">
                <CasesPage hasTasks={isOverseer} onExpired={onExpired} />
              </Route>
              <Route path="/cases/:id">
                {({ id }) => (
                  <CasePage key={id} caseId={id as CaseId} canAct={isOverseer} onExpired={onExpired} />
                )}
              </Route>
              <Route path="/recordings/*?">
                <RecordingPages {...{ staff, onExpired }} />
              </Route>
              {isOverseer ? (
                <Route path="/joint-reviews">
                  <OversightPage onExpired={onExpired} />
                </Route>
              ) : null}
              {isOverseer ? (
                <Route path="/joint-reviews/:id">
                  {({ id }) => (
                    <ConflictsPage key={id} reviewId={id as JointReviewId} onExpired={onExpired} />
                  )}
                </Route>
              ) : null}
              {isOverseer && regionId === null ? (
                <Route path="/expert-reviews/*?">
                  <ExpertPages onExpired={onExpired} />
                </Route>
              ) : null}
              <Route path="/replies/*?">
                <ReplyPages onExpired={onExpired} />
              </Route>
              <Route path="/day">
                <DayPage onExpired={onExpired} />
              </Route>
              <Route>
                {regionId === null ? (
                  <>
                    <Suspense fallback={null}>
                      <FaultsCard onExpired={onExpired} />
                    </Suspense>
                    <CallsPage onExpired={onExpired} />
                  </>
                ) : (
                  <CasesPage hasTasks={isOverseer} onExpired={onExpired} />
                )}
              </Route>
            </Switch>
          </Suspense>
        </main>
      </Router>
    </StaffRegion>
  );
}

function Header({ staff, onSignOut }: OfficePagesProps) {
  const { t } = useTranslation('supervision');
  const [path] = useLocation();
  const here =
    ['/day', '/cases', '/joint-reviews', '/expert-reviews', '/recordings', '/replies'].find((each) =>
      path.startsWith(each),
    ) ?? '/';
  // A partner region oversees its cases; calls, figures and replies are this district's.
  const isOfHere = staff.regionId === null;
  return (
    <StaffHeader
      title={t('title')}
      navLabel={t('nav.label')}
      links={[
        ...(isOfHere ? [{ href: '/', label: t('nav.calls'), isHere: here === '/' }] : []),
        { href: '/cases', label: t('nav.cases'), isHere: here === '/cases' || (!isOfHere && here === '/') },
        ...(staff.role === 'admin'
          ? []
          : [{ href: '/joint-reviews', label: t('nav.joint'), isHere: here === '/joint-reviews' }]),
        ...(staff.role === 'admin' || !isOfHere
          ? []
          : [{ href: '/expert-reviews', label: t('nav.expert'), isHere: here === '/expert-reviews' }]),
        { href: '/recordings', label: t('nav.recordings'), isHere: here === '/recordings' },
        ...(isOfHere
          ? [
              { href: '/day', label: t('nav.day'), isHere: here === '/day' },
              { href: '/replies', label: t('nav.replies'), isHere: here === '/replies' },
            ]
          : []),
      ]}
      otherDoor={staff.role === 'admin' ? { href: '/administration', label: t('nav.administration') } : null}
      {...{ staff, onSignOut }}
    />
  );
}
