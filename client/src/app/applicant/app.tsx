import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { CallId, CaseId, EntryCode, MandateId, MatterId } from '@cloudseat/shared/nouns/ids.ts';
import type { JointReviewId } from '@cloudseat/shared/nouns/joint-review.ts';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Switch, useLocation } from 'wouter';
import { HomePage } from '../../features/catalogue/home-page.tsx';
import { EntryNotice } from '../../features/entry/entry-notice.tsx';
import { lazyWithWords } from '../../ui/lazy-with-words.ts';
import { Loading } from '../../ui/spinner.tsx';
import {
  CallsRoute,
  CaseRoute,
  HelpingRoute,
  LiveRoute,
  PaperCheck,
  ReviewRoute,
  UnitSessionRoute,
} from './case-pages.ts';
import { HomeNotice, MyCallsLink } from './home-parts.tsx';
import { BookedRoute, BookRoute, CheckRoute, LeftMessageRoute, MessageRoute } from './later-pages.ts';
import { prefetchCall } from './prefetch.ts';
import { ProjectRoute, ProjectsRoute } from './project-pages.ts';
import { useWechatProblem } from './use-wechat-problem.ts';

// Each page is a file of its own; the home page brings none of them.
const PlacePage = lazy(async () => ({
  default: (await import('../../features/catalogue/place-page.tsx')).PlacePage,
}));
const MatterPage = lazy(async () => ({
  default: (await import('../../features/catalogue/matter-page.tsx')).MatterPage,
}));
const EntryPage = lazy(async () => ({
  default: (await import('../../features/entry/entry-page.tsx')).EntryPage,
}));
const StartRoute = lazy(async () => ({ default: (await import('./start-route.tsx')).StartRoute }));
const RatingRoute = lazy(async () => ({ default: (await import('./rating-route.tsx')).RatingRoute }));
const ResumeRoute = lazy(async () => ({ default: (await import('./resume-route.tsx')).ResumeRoute }));

const NewProjectRoute = lazyWithWords(
  async () => (await import('./new-project-route.tsx')).NewProjectRoute,
  ['expert-filing'],
);
const JoinRoute = lazyWithWords(async () => (await import('./join-route.tsx')).JoinRoute, ['guest']);

const WechatNotice = lazy(async () => ({
  default: (await import('../../features/wechat/wechat-notice.tsx')).WechatNotice,
}));

export function App() {
  const { t } = useTranslation('common');
  const notice: ReactNode = <EntryNotice />;
  const wechatProblem = useWechatProblem();
  useScrollToTop();
  return (
    <Suspense fallback={<Loading>{t('loading')}</Loading>}>
      <Suspense fallback={null}>
        {wechatProblem === null ? null : <WechatNotice problem={wechatProblem} />}
      </Suspense>
      <Switch>
        <Route path="/">
          <HomePage notice={<HomeNotice />} myCalls={<MyCallsLink />} />
        </Route>
        <Route path="/e/:code">{({ code }) => <EntryPage code={code as EntryCode} />}</Route>
        <Route path="/departments/:id">
          {({ id }) => <PlacePage kind="department" id={id} notice={notice} />}
        </Route>
        <Route path="/towns/:id">{({ id }) => <PlacePage kind="town" id={id} notice={notice} />}</Route>
        <Route path="/regions/:id">{({ id }) => <PlacePage kind="region" id={id} notice={notice} />}</Route>
        <Route path="/matters/:id">
          {({ id }) => <MatterPage matterId={id as MatterId} notice={notice} onReading={prefetchCall} />}
        </Route>
        <Route path="/matters/:id/start">{({ id }) => <StartRoute matterId={id as MatterId} />}</Route>
        <Route path="/matters/:id/check">{({ id }) => <CheckRoute matterId={id as MatterId} />}</Route>
        <Route path="/matters/:id/booking">{({ id }) => <BookRoute matterId={id as MatterId} />}</Route>
        <Route path="/matters/:id/message">{({ id }) => <MessageRoute matterId={id as MatterId} />}</Route>
        <Route path="/booked/:id">{({ id }) => <BookedRoute callId={id as CallId} key={id} />}</Route>
        <Route path="/messages/:id">{({ id }) => <LeftMessageRoute callId={id as CallId} key={id} />}</Route>
        <Route path="/waiting">
          <LiveRoute />
        </Route>
        <Route path="/call">
          <LiveRoute />
        </Route>
        <Route path="/rating/:id">{({ id }) => <RatingRoute callId={id as CallId} />}</Route>
        <Route path="/r">
          <ResumeRoute />
        </Route>
        <Route path="/join">
          <JoinRoute />
        </Route>
        <Route path="/calls">
          <CallsRoute />
        </Route>
        <Route path="/cases/:id">{({ id }) => <CaseRoute caseId={id as CaseId} key={id} />}</Route>
        <Route path="/reviews/:id">
          {({ id }) => <ReviewRoute reviewId={id as JointReviewId} key={id} />}
        </Route>
        <Route path="/projects">
          <ProjectsRoute />
        </Route>
        <Route path="/projects/new">
          <NewProjectRoute />
        </Route>
        <Route path="/projects/:id">
          {({ id }) => <ProjectRoute reviewId={id as ExpertReviewId} key={id} />}
        </Route>
        <Route path="/projects/:id/session">
          {({ id }) => <UnitSessionRoute reviewId={id as ExpertReviewId} key={id} />}
        </Route>
        <Route path="/helping">
          <HelpingRoute mandateId={null} />
        </Route>
        <Route path="/helping/:id">{({ id }) => <HelpingRoute mandateId={id as MandateId} />}</Route>
        <Route path="/v/:number">
          {({ number }) => <PaperCheck number={number} code={location.hash.slice(1)} />}
        </Route>
        <Route>
          <HomePage notice={<HomeNotice />} myCalls={<MyCallsLink />} />
        </Route>
      </Switch>
    </Suspense>
  );
}

/** A new page begins at its top, as people expect of one. */
function useScrollToTop(): void {
  const [path] = useLocation();
  useEffect(() => {
    // In braces: newer browsers return a promise, which React would take for a clean-up.
    if (path !== '') window.scrollTo(0, 0);
  }, [path]);
}
