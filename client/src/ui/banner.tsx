import type { ReactNode } from 'react';
import styles from './banner.module.css';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

export type Tone = 'info' | 'good' | 'warn' | 'bad';

const icons = { info: 'info', good: 'check', warn: 'warning', bad: 'error' } as const satisfies Record<
  Tone,
  IconName
>;

export type BannerProps = {
  tone?: Tone;
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  /** On the dark ground of a call. */
  isDark?: boolean;
};

/** A sentence with a shape and a word, and where there is one, the thing to do. Bad ones are read out at once. */
export function Banner({ tone = 'info', title, children, action, isDark }: BannerProps) {
  return (
    <div
      className={classNames(styles.banner, styles[tone], isDark && styles.dark)}
      role={tone === 'bad' ? 'alert' : 'status'}
    >
      <Icon name={icons[tone]} />
      <div className={styles.words}>
        {title ? <p className={styles.title}>{title}</p> : null}
        {children ? <div data-banner="text">{children}</div> : null}
      </div>
      {action ? (
        <div className={styles.action} data-banner="action">
          {action}
        </div>
      ) : null}
    </div>
  );
}
