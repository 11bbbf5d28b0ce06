import type { EntryCode } from '@cloudseat/shared/nouns/ids.ts';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Router, Switch, useLocation } from 'wouter';
import { CodePage } from '../../features/administration-codes/code-page.tsx';
import { CodesPage } from '../../features/administration-codes/codes-page.tsx';
import { NewCodePage } from '../../features/administration-codes/new-code-page.tsx';
import { lazyWithWords } from '../../ui/lazy-with-words.ts';
import { Loading } from '../../ui/spinner.tsx';
import { ReplyPages } from '../staff/reply-pages.tsx';
import styles from '../staff/staff.module.css';
import type { StaffPagesProps } from '../staff/staff-app.tsx';
import { StaffHeader } from '../staff/staff-header.tsx';

const HolidaysPage = lazyWithWords(
  async () => (await import('../../features/administration-calendar/holidays-page.tsx')).HolidaysPage,
  ['calendar'],
);

const KindPages = lazyWithWords(async () => (await import('./kind-pages.tsx')).KindPages, ['project-kinds']);

const LibraryRoute = lazyWithWords(
  async () => (await import('./library-route.tsx')).LibraryRoute,
  ['expert-library'],
);

/** The pages below /administration, each under the same header. */
export function AdministrationPages(props: StaffPagesProps) {
  const { onExpired } = props;
  const { t } = useTranslation('common');
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
          <Route path="/kinds/*?">
            <Suspense fallback={<Loading>{t('loading')}</Loading>}>
              <KindPages onExpired={onExpired} />
            </Suspense>
          </Route>
          <Route path="/experts">
            <Suspense fallback={<Loading>{t('loading')}</Loading>}>
              <LibraryRoute onExpired={onExpired} />
            </Suspense>
          </Route>
          <Route path="/new">
            <NewCodePage onExpired={onExpired} />
          </Route>
          <Route path="/holidays">
            <Suspense fallback={<Loading>{t('loading')}</Loading>}>
              <HolidaysPage onExpired={onExpired} />
            </Suspense>
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
  const own = ['/new', '/holidays', '/replies', '/kinds', '/experts'].find((each) => path.startsWith(each));
  const here = own ?? '/';
  return (
    <StaffHeader
      title={t('title')}
      navLabel={t('nav.label')}
      links={[
        { href: '/', label: t('nav.codes'), isHere: here === '/' },
        { href: '/new', label: t('nav.new'), isHere: here === '/new' },
        { href: '/holidays', label: t('nav.holidays'), isHere: here === '/holidays' },
        { href: '/replies', label: t('nav.replies'), isHere: here === '/replies' },
        { href: '/kinds', label: t('nav.kinds'), isHere: here === '/kinds' },
        { href: '/experts', label: t('nav.experts'), isHere: here === '/experts' },
      ]}
      otherDoor={{ href: '/supervision', label: t('nav.supervision') }}
      {...{ staff, onSignOut }}
    />
  );
}
