import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import styles from './side-sheet.module.css';
import { useFocusLoan } from './use-focus-loan.ts';

/** Comes up from below and leaves half of the video; at the side on a wide screen. Stands beside the pictures in one box. */
export function SideSheet({
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
  const { t } = useTranslation('common');
  const heading = useFocusLoan();
  return (
    <section className={styles.sheet} aria-label={title} data-sheet="open">
      <div className={styles.head}>
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <Button kind="plain" icon="down" onClick={onClose}>
          {t('closePanel')}
        </Button>
      </div>
      <div className={isScrolling ? styles.scrolling : styles.fixed}>{children}</div>
    </section>
  );
}
