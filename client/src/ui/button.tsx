import type { ButtonHTMLAttributes, ReactNode } from 'react';
import styles from './button.module.css';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import { Spinner } from './spinner.tsx';

export type ButtonKind = 'primary' | 'secondary' | 'plain' | 'danger' | 'call';

export type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> & {
  children: ReactNode;
  kind?: ButtonKind;
  icon?: IconName;
  /** Fills its line. */
  isWide?: boolean;
  /** Shows a spinner and takes no further tap; the words stay, so that people know what runs. */
  isBusy?: boolean;
};

export function Button({
  kind = 'secondary',
  icon,
  isWide,
  isBusy,
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      data-read={kind === 'primary' ? 'action' : undefined}
      aria-busy={isBusy || undefined}
      aria-disabled={isBusy || rest['aria-disabled'] || undefined}
      onClick={isBusy ? (event) => event.preventDefault() : rest.onClick}
      className={classNames(styles.button, styles[kind], isWide && styles.wide, className)}
    >
      {isBusy ? <Spinner size={18} /> : icon ? <Icon name={icon} /> : null}
      <span>{children}</span>
    </button>
  );
}
