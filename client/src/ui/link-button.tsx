import type { ReactNode } from 'react';
import { Link } from 'wouter';
import styles from './button.module.css';
import type { ButtonKind } from './button.tsx';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

type LinkButtonProps = {
  to: string;
  children: ReactNode;
  kind?: ButtonKind;
  icon?: IconName;
  isWide?: boolean;
};

/** A place to go, that looks like a button. */
export function LinkButton({ to, kind = 'secondary', icon, isWide, children }: LinkButtonProps) {
  return (
    <Link
      href={to}
      className={classNames(styles.button, styles[kind], isWide && styles.wide)}
      data-read={kind === 'primary' ? 'action' : undefined}
    >
      {icon ? <Icon name={icon} /> : null}
      <span>{children}</span>
    </Link>
  );
}
