import { useTranslation } from 'react-i18next';
import styles from './stepper.module.css';

/** 第 2 步,共 3 步, with a bar; `step` counts from 1. */
export function Stepper({ step, total, label }: { step: number; total: number; label: string }) {
  const { t } = useTranslation('common');
  return (
    <div className={styles.stepper}>
      <p>
        {t('stepOf', { step, total })}
        <strong>{label}</strong>
      </p>
      <div className={styles.bar} aria-hidden="true">
        {Array.from({ length: total }, (_, index) => (
          <span key={String(index)} className={index < step ? styles.done : undefined} />
        ))}
      </div>
    </div>
  );
}
