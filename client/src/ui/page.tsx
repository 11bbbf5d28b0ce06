import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Icon } from './icon.tsx';
import styles from './page.module.css';
import { ReadAloudSlot, ReadablePage } from './read-aloud-slot.tsx';
import { useHeadingFocus } from './use-heading-focus.ts';
import { useTitle } from './use-title.ts';

export type PageProps = {
  title: string;
  /** Where the arrow leads; without it there is none. */
  backTo?: string;
  headerAside?: ReactNode;
  children: ReactNode;
  /** The one main thing to do, at the bottom within a thumb's reach. */
  action?: ReactNode;
  /** Its state changes while one waits: in the version for elders it offers to read that aloud by itself. */
  tellsChanges?: boolean;
};

/** A page of the applicant: a header with the way back, the content, the main action at the bottom. */
export function Page({ title, backTo, headerAside, children, action, tellsChanges }: PageProps) {
  const { t } = useTranslation('common');
  useTitle(title);
  const root = useRef<HTMLDivElement>(null);
  const heading = useHeadingFocus();
  return (
    <ReadablePage value={true}>
      <div className={styles.page} ref={root}>
        <header className={styles.header}>
          <div className={styles.headerInner}>
            {backTo === undefined ? null : (
              <Link href={backTo} className={styles.back}>
                <Icon name="back" />
                <span>{t('back')}</span>
              </Link>
            )}
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
            <ReadAloudSlot root={root} tellsChanges={tellsChanges ?? false} />
            {headerAside ? <div className={styles.aside}>{headerAside}</div> : null}
          </div>
        </header>
        <main className={styles.main}>{children}</main>
        {action ? (
          <footer className={styles.action}>
            <div className={styles.actionInner}>{action}</div>
          </footer>
        ) : null}
      </div>
    </ReadablePage>
  );
}
