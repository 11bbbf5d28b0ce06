import type { MatterSummary } from '@cloudseat/shared/nouns/catalogue.ts';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import styles from './matter-list.module.css';

/** Matters one below the other, each with whether it is open, in a word. */
export function MatterList({ matters }: { matters: readonly MatterSummary[] }) {
  const { t } = useTranslation('applicant');
  const text = useLocalText();
  return (
    <ul className={styles.list}>
      {matters.map((matter) => (
        <li key={matter.matterId}>
          <Link href={`/matters/${matter.matterId}`} className={styles.item} data-read="text">
            <span className={styles.name}>{text(matter.name)}</span>
            <span className={classNames(styles.state, matter.isOpen && styles.open)}>
              {matter.isOpen ? t('home.open') : t('home.closed')}
            </span>
            <Icon name="forward" size="1em" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
