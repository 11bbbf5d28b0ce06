import { useTranslation } from 'react-i18next';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import styles from './home-skeleton.module.css';

/** The shape of the page while the catalogue comes. */
export function HomeSkeleton() {
  const { t } = useTranslation('common');
  return (
    <div role="status">
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
      <div className={styles.grid} aria-hidden="true">
        {Array.from({ length: 10 }, (_, index) => (
          <span key={String(index)} />
        ))}
      </div>
    </div>
  );
}
