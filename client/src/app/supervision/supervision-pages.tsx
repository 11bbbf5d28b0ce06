import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Route, Router, Switch, useLocation } from 'wouter';
import { CallsPage } from '../../features/supervision-calls/calls-page.tsx';
import { DayPage } from '../../features/supervision-day/day-page.tsx';
import { WhyPage } from '../../features/supervision-why/why-page.tsx';
import { Button } from '../../ui/button.tsx';
import { LanguageSwitch } from '../../ui/language-switch.tsx';
import { useTask } from '../../ui/use-task.ts';
import styles from './supervision.module.css';

type SupervisionPagesProps = { name: string; onSignOut: () => Promise<void>; onExpired: () => void };

/** The pages below /supervision, each under the same header. */
export function SupervisionPages(props: SupervisionPagesProps) {
  const { onExpired } = props;
  return (
    <Router base="/supervision">
      <Header {...props} />
      <main className={styles.main}>
        <Switch>
          <Route path="/calls/:id">
            {({ id }) => <WhyPage key={id} callId={id as CallId} onExpired={onExpired} />}
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

function Header({ name, onSignOut }: SupervisionPagesProps) {
  const { t } = useTranslation('supervision');
  const [path] = useLocation();
  const task = useTask();
  useEffect(() => {
    // In braces: newer browsers return a promise, which React would take for a clean-up.
    if (path !== '') window.scrollTo(0, 0);
  }, [path]);
  const isDay = path.startsWith('/day');
  return (
    <header className={styles.header}>
      <strong className={styles.product}>
        <span className={styles.brand}>{t('product')} · </span>
        {t('title')}
      </strong>
      <nav className={styles.nav} aria-label={t('nav.label')}>
        <Link href="/" aria-current={isDay ? undefined : 'page'}>
          {t('nav.calls')}
        </Link>
        <Link href="/day" aria-current={isDay ? 'page' : undefined}>
          {t('nav.day')}
        </Link>
      </nav>
      <div className={styles.tools}>
        <span className={styles.who}>{name}</span>
        <LanguageSwitch />
        <Button isBusy={task.isRunning} onClick={() => void task.run(onSignOut)}>
          {t('signOut')}
        </Button>
      </div>
    </header>
  );
}
