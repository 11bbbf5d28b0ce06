import type { Coverage, ReadingItem, ReadingItemId } from '@cloudseat/shared/nouns/expert-reading.ts';
import { useTranslation } from 'react-i18next';
import { percent, unreadOf, writeSpans } from '../../ui/expert/reader/coverage-text.ts';
import styles from './reading.module.css';

type ItemListProps = {
  items: readonly ReadingItem[];
  own: readonly Coverage[];
  chosenId: ReadingItemId | null;
  onChoose: (itemId: ReadingItemId) => void;
};

/** What there is to read, with how much of it was read. */
export function ItemList({ items, own, chosenId, onChoose }: ItemListProps) {
  const { t } = useTranslation('expert-reading');
  const coverageOf = (item: ReadingItem) => own.find(({ itemId }) => itemId === item.itemId);
  const unread = items.filter((item) => item.isRequired && !coverageOf(item)?.isRead);
  return (
    <nav className={styles.list} aria-label={t('items.title')}>
      <p role="status" className={unread.length === 0 ? styles.answered : styles.waits}>
        {unread.length === 0
          ? t('items.allRead')
          : t('items.unread', { names: unread.map(({ name }) => name).join('、') })}
      </p>
      <ul>
        {items.map((item) => {
          const coverage = coverageOf(item);
          return (
            <li key={item.itemId}>
              <button
                type="button"
                aria-current={item.itemId === chosenId || undefined}
                onClick={() => onChoose(item.itemId)}
              >
                <span>{item.name}</span>
                <span className={styles.small}>
                  {item.isRequired ? `${t('items.required')} · ` : ''}
                  {coverage?.isRead
                    ? t('items.read')
                    : t('items.share', { share: percent(coverage?.coveredShare ?? 0) })}
                </span>
                <progress max={1} value={coverage?.coveredShare ?? 0} aria-hidden="true" />
                {coverage?.isRead || coverage === undefined || coverage.coveredShare === 0 ? null : (
                  <span className={styles.small}>
                    {t('matrix.left', { left: writeSpans(item.kind, unreadOf(item, coverage), 3) })}
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
