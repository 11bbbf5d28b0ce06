import type {
  Coverage,
  ReadingItem,
  ReadingView,
  SeatReading,
} from '@cloudseat/shared/nouns/expert-reading.ts';
import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../ui/class-names.ts';
import { percent, unreadOf, writeSpans } from '../../ui/expert/reader/coverage-text.ts';
import styles from './reading.module.css';

type MatrixProps = { review: ExpertReviewView; items: ReadingView['items']; seats: readonly SeatReading[] };

/** For who runs the review: what each place of the panel has read of each item; names only where they are open. */
export function ReadingMatrix({ review, items, seats }: MatrixProps) {
  const { t } = useTranslation('expert-reading');
  const nameOf = ({ seatId, position }: SeatReading) =>
    review.seats.find((seat) => seat.seatId === seatId)?.name ?? t('matrix.seat', { position });
  if (items.length === 0) return <p>{t('items.none')}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the screen is scrolled by keys as well
    <section className={styles.matrixFrame} tabIndex={0} aria-label={t('matrix.caption')}>
      <table className={styles.matrix}>
        <caption>{t('matrix.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('matrix.item')}</th>
            {seats.map((seat) => (
              <th key={seat.seatId} scope="col">
                {nameOf(seat)}
                <span className={styles.small}>{t('matrix.remarks', { count: seat.remarkCount })}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.itemId}>
              <th scope="row">
                {item.name}
                {item.isRequired ? <span className={styles.small}>{t('items.required')}</span> : null}
              </th>
              {seats.map(({ seatId, coverage }) => (
                <Cell
                  key={seatId}
                  item={item}
                  coverage={coverage.find(({ itemId }) => itemId === item.itemId)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ item, coverage }: { item: ReadingItem; coverage: Coverage | undefined }) {
  const { t } = useTranslation('expert-reading');
  if (coverage === undefined || coverage.coveredShare === 0)
    return <td className={item.isRequired ? styles.unread : undefined}>{t('matrix.unopened')}</td>;
  const left = unreadOf(item, coverage);
  return (
    <td className={classNames(coverage.isRead ? styles.read : item.isRequired && styles.unread)}>
      {coverage.isRead ? t('matrix.read') : percent(coverage.coveredShare)}
      {coverage.isRead && coverage.coveredShare === 1 ? null : (
        <span className={styles.small}>{t('matrix.left', { left: writeSpans(item.kind, left, 3) })}</span>
      )}
    </td>
  );
}
