import { Link } from 'wouter';
import styles from './place-grid.module.css';

export type Place = { href: string; name: string; note?: string };

export function PlaceGrid({ places }: { places: readonly Place[] }) {
  return (
    <ul className={styles.grid} data-read="skip">
      {places.map(({ href, name, note }) => (
        <li key={href}>
          <Link href={href} className={styles.place}>
            <span>{name}</span>
            {note ? <small>{note}</small> : null}
          </Link>
        </li>
      ))}
    </ul>
  );
}
