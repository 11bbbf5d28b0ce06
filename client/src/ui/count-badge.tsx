import styles from './count-badge.module.css';

/** So many new ones, at the corner of an icon; the words of what it marks say it as well. */
export function CountBadge({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <span className={styles.badge} aria-hidden="true">
      {count > 99 ? '99+' : count}
    </span>
  );
}
