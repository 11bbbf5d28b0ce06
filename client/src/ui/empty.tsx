import type { ReactNode } from 'react';
import styles from './empty.module.css';
import { Icon, type IconName } from './icon.tsx';

/** Nothing here, and what to do next. */
export function Empty({
  icon = 'info',
  title,
  children,
  action,
  isHeading = false,
}: {
  icon?: IconName;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  /** Where nothing else names the page. */
  isHeading?: boolean;
}) {
  const Title = isHeading ? 'h1' : 'p';
  return (
    <div className={styles.empty}>
      <Icon name={icon} size="40px" />
      <Title className={styles.title}>{title}</Title>
      {children ? <p>{children}</p> : null}
      {action ? <div className={styles.action}>{action}</div> : null}
    </div>
  );
}
