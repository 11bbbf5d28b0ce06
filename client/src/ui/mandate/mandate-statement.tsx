import styles from './mandate.module.css';

/** What the applicant agrees to, word for word as the server has it. */
export function MandateStatement({ children }: { children: string }) {
  return (
    <blockquote className={styles.statement} data-read="text">
      {children}
    </blockquote>
  );
}
