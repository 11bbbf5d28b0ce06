import type { EntryCode } from '@cloudseat/shared/nouns/ids.ts';
import { useTranslation } from 'react-i18next';
import { Route, Router, Switch, useLocation } from 'wouter';
import { CodePage } from '../../features/administration-codes/code-page.tsx';
import { CodesPage } from '../../features/administration-codes/codes-page.tsx';
import { NewCodePage } from '../../features/administration-codes/new-code-page.tsx';
import { ReplyPages } from '../staff/reply-pages.tsx';
import styles from '../staff/staff.module.css';
import type { StaffPagesProps } from '../staff/staff-app.tsx';
import { StaffHeader } from '../staff/staff-header.tsx';

/** The pages below /administration, each under the same header. */
export function AdministrationPages(props: StaffPagesProps) {
  const { onExpired } = props;
  return (
    <Router base="/administration">
      <Header {...props} />
      <main className={styles.main}>
        <Switch>
          <Route path="/codes/:code">
            {({ code }) => <CodePage key={code} code={code as EntryCode} onExpired={onExpired} />}
          </Route>
          <Route path="/replies/*?">
            <ReplyPages onExpired={onExpired} />
          </Route>
          <Route path="/new">
            <NewCodePage onExpired={onExpired} />
          </Route>
          <Route>
            <CodesPage onExpired={onExpired} />
          </Route>
        </Switch>
      </main>
    </Router>
  );
}

function Header({ staff, onSignOut }: StaffPagesProps) {
  const { t } = useTranslation('administration');
  const [path] = useLocation();
  const isNew = path === '/new';
  const isReplies = path.startsWith('/replies');
  return (
    <StaffHeader
      title={t('title')}
      navLabel={t('nav.label')}
      links={[
        { href: '/', label: t('nav.codes'), isHere: !isNew && !isReplies },
        { href: '/new', label: t('nav.new'), isHere: isNew },
        { href: '/replies', label: t('nav.replies'), isHere: isReplies },
      ]}
      otherDoor={{ href: '/supervision', label: t('nav.supervision') }}
      {...{ staff, onSignOut }}
    />
  );
}
