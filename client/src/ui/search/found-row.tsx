import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { classNames } from '../class-names.ts';
import styles from './search.module.css';

type FoundRowProps = {
  /** Where the row leads, or what a tap on it does. */
  to: string | (() => void) | { newWindow: string };
  number: string;
  /** A case's number is longer than a ticket's. */
  isLong?: boolean;
  name: string;
  /** A line of its own below the name. */
  remark?: ReactNode;
  /** The facts in small; what is not so is left out. */
  parts: readonly (string | false | null)[];
  /** At the end: tags above words. */
  end: ReactNode;
};

/** One row of what was found; the whole of it can be tapped. */
export function FoundRow({ to, number, isLong = false, name, remark, parts, end }: FoundRowProps) {
  const className = classNames(styles.row, isLong && styles.long);
  const inside = (
    <>
      <span className={styles.number}>{number}</span>
      <span className={styles.what}>
        <span className={styles.name}>{name}</span>
        {remark}
        <small>{parts.filter(Boolean).join(' · ')}</small>
      </span>
      <span className={styles.end}>{end}</span>
    </>
  );
  return (
    <li>
      {typeof to === 'object' ? (
        <a href={to.newWindow} target="_blank" rel="noopener" className={className}>
          {inside}
        </a>
      ) : typeof to === 'string' ? (
        <Link href={to} className={className}>
          {inside}
        </Link>
      ) : (
        <button type="button" className={className} onClick={to}>
          {inside}
        </button>
      )}
    </li>
  );
}

export function Tag({ children, isWarning = false }: { children: ReactNode; isWarning?: boolean }) {
  return <span className={classNames(styles.tag, isWarning && styles.warn)}>{children}</span>;
}

/** Words that say what presses. */
export function Pressing({ children }: { children: ReactNode }) {
  return <span className={styles.pressing}>{children}</span>;
}
