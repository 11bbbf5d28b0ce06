import { useTranslation } from 'react-i18next';
import { ElderToggle } from '../../ui/elder-toggle.tsx';
import { LanguageSwitch } from '../../ui/language-switch.tsx';
import styles from './home-header.module.css';

export function HomeHeader() {
  const { t } = useTranslation('applicant');
  return (
    <header className={styles.header}>
      <div className={styles.inner}>
        <div className={styles.titles}>
          <h1>{t('home.title')}</h1>
          <p>{t('home.subtitle')}</p>
        </div>
        <div className={styles.tools}>
          <ElderToggle />
          <LanguageSwitch />
        </div>
      </div>
    </header>
  );
}
