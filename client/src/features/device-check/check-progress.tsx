import { useTranslation } from 'react-i18next';
import styles from './check.module.css';
import { checkCount } from './check-rules.ts';

/** How far the check is, as a word and a bar. */
export function CheckProgress({ done }: { done: number }) {
  const { t } = useTranslation('check');
  const words = t('progress', { done, total: checkCount });
  return (
    <div className={styles.overall}>
      <p>{words}</p>
      <progress className={styles.progress} max={checkCount} value={done} aria-label={words} />
    </div>
  );
}
