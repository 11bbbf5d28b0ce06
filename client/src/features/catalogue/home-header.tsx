import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ElderToggle } from '../../ui/elder-toggle.tsx';
import { LanguageSwitch } from '../../ui/language-switch.tsx';
import { useHeadingFocus } from '../../ui/use-heading-focus.ts';
import styles from './home-header.module.css';

type HomeHeaderProps = { hasLanguages: boolean; children: ReactNode };

/** `hasLanguages`: in the version for elders they stand at the end of the page. */
export function HomeHeader({ hasLanguages, children }: HomeHeaderProps) {
  const { t } = useTranslation('applicant');
  const heading = useHeadingFocus();
  return (
    <header className={styles.header}>
      <div className={styles.inner}>
        <div className={styles.titles}>
          <h1 ref={heading} tabIndex={-1}>
            {t('home.title')}
          </h1>
          <p>{t('home.subtitle')}</p>
        </div>
        <div className={styles.tools}>
          <ElderToggle />
          {children}
          {hasLanguages ? <LanguageSwitch /> : null}
        </div>
      </div>
    </header>
  );
}
