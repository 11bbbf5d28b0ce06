import type { ReactNode } from 'react';
import { classNames } from '../../ui/class-names.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import styles from './check.module.css';

const icons = {
  ...{ good: 'check', warn: 'warning', bad: 'error', open: 'info', running: null },
} as const satisfies Record<string, IconName | null>;

/** One thing that was checked: a shape and a word. */
export function CheckLine({
  state,
  words,
  action,
}: {
  /** open: nothing is known yet, and the person has to do something for it. */
  state: 'good' | 'warn' | 'bad' | 'running' | 'open';
  words: string;
  action?: ReactNode;
}) {
  const icon = icons[state];
  return (
    <div className={classNames(styles.line, styles[state])}>
      {icon === null ? <Spinner size={20} /> : <Icon name={icon} />}
      <span role="status">{words}</span>
      {action}
    </div>
  );
}
