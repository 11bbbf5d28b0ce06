import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { Button } from '../../ui/button.tsx';
import { LanguageSwitch } from '../../ui/language-switch.tsx';
import { useTask } from '../../ui/use-task.ts';
import styles from './staff.module.css';
import type { Staff } from './staff-app.tsx';

type StaffHeaderProps = {
  title: string;
  navLabel: string;
  /** Pages below this door. */
  links: readonly { href: string; label: string; isHere: boolean }[];
  /** Another door that is open to this person. */
  otherDoor: { href: string; label: string } | null;
  staff: Staff;
  onSignOut: () => Promise<void>;
};

/** The same on every page of staff: what this is, where one can go, who one is, the language, the way out. */
export function StaffHeader({ title, navLabel, links, otherDoor, staff, onSignOut }: StaffHeaderProps) {
  const { t } = useTranslation('desk');
  const [path] = useLocation();
  const task = useTask();
  useEffect(() => {
    // In braces: newer browsers return a promise, which React would take for a clean-up.
    if (path !== '') window.scrollTo(0, 0);
  }, [path]);
  return (
    <header className={styles.header}>
      <strong className={styles.product}>
        <span className={styles.brand}>{t('product')} · </span>
        {title}
      </strong>
      <nav className={styles.nav} aria-label={navLabel}>
        {links.map(({ href, label, isHere }) => (
          <Link key={href} href={href} aria-current={isHere ? 'page' : undefined}>
            {label}
          </Link>
        ))}
        {otherDoor ? <a href={otherDoor.href}>{otherDoor.label}</a> : null}
      </nav>
      <div className={styles.tools}>
        <span className={styles.who}>{staff.displayName}</span>
        <LanguageSwitch />
        <Button isBusy={task.isRunning} onClick={() => void task.run(onSignOut)}>
          {t('signOut')}
        </Button>
      </div>
    </header>
  );
}
