import type { ExpertReviewView, PanelSeat } from '@cloudseat/shared/nouns/expert-review.ts';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card.tsx';
import styles from './expert-page.module.css';

/** Who judges: by place and state; names are told once all have signed in. */
export function PeopleCard({ review }: { review: ExpertReviewView }) {
  const { t } = useTranslation('expert-page');
  const { seats } = review;
  if (seats.length === 0) return null;
  const isSealed = seats.some(({ name }) => name === null);
  return (
    <Card title={t('people.title')}>
      {isSealed ? <p className={styles.waits}>{t('people.sealed')}</p> : null}
      <ul className={`${styles.list} ${styles.people}`}>
        {seats.map((seat) => (
          <Person key={seat.seatId} seat={seat} />
        ))}
      </ul>
    </Card>
  );
}

function Person({ seat }: { seat: PanelSeat }) {
  const { t } = useTranslation('expert-page');
  const { position, name, unit, state, isOwn, isChair, isVoid, voidReason } = seat;
  const place = t('people.place', { position });
  return (
    <li>
      <span className={isVoid ? styles.void : undefined}>
        <strong>{name ?? place}</strong>
        {isOwn ? ` ${t('people.own')}` : ''}
        {isChair ? ` · ${t('people.chair')}` : ''}
      </span>
      <span>{t(`people.state.${state}`)}</span>
      {name === null ? null : (
        <span className={styles.small}>
          {place}
          {unit === null ? '' : ` · ${unit}`}
        </span>
      )}
      {isVoid ? (
        <span className={styles.small}>
          {voidReason === null ? t('people.void') : t('people.voidBecause', { reason: voidReason })}
        </span>
      ) : null}
    </li>
  );
}
