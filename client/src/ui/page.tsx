import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Icon } from './icon.tsx';
import styles from './page.module.css';
import { useTitle } from './use-title.ts';

export type PageProps = {
  title: string;
  /** Where the arrow leads; without it there is none. */
  backTo?: string;
  headerAside?: ReactNode;
  children: ReactNode;
  /** The one main thing to do, at the bottom within a thumb's reach. */
  action?: ReactNode;
};

/** A page of the applicant: a header with the way back, the content, the main action at the bottom. */
export function Page({ title, backTo, headerAside, children, action }: PageProps) {
  const { t } = useTranslation('common');
  useTitle(title);
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <div className={styles.headerInner}>
          {backTo === undefined ? null : (
            <Link href={backTo} className={styles.back}>
              <Icon name="back" />
              <span>{t('back')}</span>
            </Link>
          )}
          <h1>{title}</h1>
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
  );
}
