import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { useFocusLoan } from '../../ui/use-focus-loan.ts';
import styles from './call-page.module.css';

/** Comes up from below and leaves half of the video; at the side on a wide screen. */
export function CallSheet({
  title,
  isScrolling,
  onClose,
  children,
}: {
  title: string;
  isScrolling: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation('applicant');
  const heading = useFocusLoan();
  return (
    <section className={styles.sheet} aria-label={title}>
      <div className={styles.sheetHead}>
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <Button kind="plain" icon="down" onClick={onClose}>
          {t('call.closePanel')}
        </Button>
      </div>
      <div className={isScrolling ? styles.scrolling : styles.fixed}>{children}</div>
    </section>
  );
}
