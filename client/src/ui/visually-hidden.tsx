import type { ReactNode } from 'react';
import styles from './visually-hidden.module.css';

/** For screen readers alone. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className={styles.hidden}>{children}</span>;
}

/** A line that is read out whenever it changes; `isUrgent` interrupts. */
export function LiveText({ children, isUrgent = false }: { children: string; isUrgent?: boolean }) {
  return (
    <span
      className={styles.hidden}
      role={isUrgent ? 'alert' : 'status'}
      aria-live={isUrgent ? 'assertive' : 'polite'}
    >
      {children}
    </span>
  );
}
