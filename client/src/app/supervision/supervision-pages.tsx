import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { useTranslation } from 'react-i18next';
import { Route, Router, Switch, useLocation } from 'wouter';
import { CallsPage } from '../../features/supervision-calls/calls-page.tsx';
import { DayPage } from '../../features/supervision-day/day-page.tsx';
import { WhyPage } from '../../features/supervision-why/why-page.tsx';
import { ReplyPages } from '../staff/reply-pages.tsx';
import styles from '../staff/staff.module.css';
import type { StaffPagesProps } from '../staff/staff-app.tsx';
import { StaffHeader } from '../staff/staff-header.tsx';

/** The pages below /supervision, each under the same header. */
export function SupervisionPages(props: StaffPagesProps) {
  const { onExpired } = props;
  return (
    <Router base="/supervision">
      <Header {...props} />
      <main className={styles.main}>
        <Switch>
          <Route path="/calls/:id">
            {({ id }) => <WhyPage key={id} callId={id as CallId} onExpired={onExpired} />}
          </Route>
          <Route path="/replies/*?">
            <ReplyPages onExpired={onExpired} />
          </Route>
          <Route path="/day">
            <DayPage onExpired={onExpired} />
          </Route>
          <Route>
            <CallsPage onExpired={onExpired} />
          </Route>
        </Switch>
      </main>
    </Router>
  );
}

function Header({ staff, onSignOut }: StaffPagesProps) {
  const { t } = useTranslation('supervision');
  const [path] = useLocation();
  const isDay = path.startsWith('/day');
  const isReplies = path.startsWith('/replies');
  return (
    <StaffHeader
      title={t('title')}
      navLabel={t('nav.label')}
      links={[
        { href: '/', label: t('nav.calls'), isHere: !isDay && !isReplies },
        { href: '/day', label: t('nav.day'), isHere: isDay },
        { href: '/replies', label: t('nav.replies'), isHere: isReplies },
      ]}
      otherDoor={staff.role === 'admin' ? { href: '/administration', label: t('nav.administration') } : null}
      {...{ staff, onSignOut }}
    />
  );
}
