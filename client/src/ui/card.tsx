import { type ReactNode, useId } from 'react';
import styles from './card.module.css';

type CardProps = { title?: string | undefined; aside?: ReactNode; children: ReactNode };

/** A part of a page with its heading. */
export function Card({ title, aside, children }: CardProps) {
  const id = useId();
  return (
    <section className={styles.card} aria-labelledby={title ? id : undefined}>
      {title ? (
        <div className={styles.heading}>
          <h2 id={id}>{title}</h2>
          {aside}
        </div>
      ) : null}
      {children}
    </section>
  );
}
