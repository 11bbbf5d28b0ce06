import type { ReactNode } from 'react';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import styles from './check.module.css';

/** One thing that was checked: a shape and a word. */
export function CheckLine({
  state,
  words,
  action,
}: {
  state: 'good' | 'warn' | 'bad' | 'running';
  words: string;
  action?: ReactNode;
}) {
  const icon = state === 'good' ? 'check' : state === 'warn' ? 'warning' : 'error';
  return (
    <div className={classNames(styles.line, styles[state])}>
      {state === 'running' ? <Spinner size={20} /> : <Icon name={icon} />}
      <span role="status">{words}</span>
      {action}
    </div>
  );
}
