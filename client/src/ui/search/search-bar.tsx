import type { ReactNode } from 'react';
import { Button } from '../button.tsx';
import styles from './search.module.css';

type SearchBarProps = {
  /** What the button says. */
  find: string;
  onFind: () => void;
  /** The fields; the first is the widest. */
  children: ReactNode;
  /** A box to tick beside them. */
  tick?: ReactNode;
};

/** Fields to look for something by; Enter in one of them looks as well. */
export function SearchBar({ find, onFind, children, tick }: SearchBarProps) {
  return (
    <form
      className={styles.place}
      onSubmit={(event) => {
        event.preventDefault();
        onFind();
      }}
    >
      <div className={styles.bar}>
        {children}
        {tick ? <div className={styles.tick}>{tick}</div> : null}
        <Button kind="primary" type="submit" icon="search" className={styles.find ?? ''}>
          {find}
        </Button>
      </div>
    </form>
  );
}
