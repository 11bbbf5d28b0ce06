import styles from './spinner.module.css';

/** A sign that something runs; always beside words that say what. */
export function Spinner({ size = 24 }: { size?: number }) {
  return <span className={styles.spinner} style={{ width: size, height: size }} aria-hidden="true" />;
}

/** A waiting line of its own: spinner and words, told to screen readers. */
export function Loading({ children }: { children: string }) {
  return (
    <p className={styles.loading} role="status">
      <Spinner size={20} />
      <span>{children}</span>
    </p>
  );
}
