import type { ReactNode } from 'react';
import { Card } from '../card.tsx';
import styles from './search.module.css';

/** The head of a page where something is looked for: what it is, and the search bar. */
export function SearchCard({
  title,
  intro,
  children,
}: {
  title: string;
  intro: string;
  children: ReactNode;
}) {
  return (
    <Card>
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.quiet}>{intro}</p>
      {children}
    </Card>
  );
}
