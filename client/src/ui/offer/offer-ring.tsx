import { useTranslation } from 'react-i18next';
import { classNames } from '../class-names.ts';
import { useNow } from '../use-now.ts';
import { VisuallyHidden } from '../visually-hidden.tsx';
import styles from './offer.module.css';
import { type Ringing, readOfferLife } from './offer-life.ts';

const radius = 34;
const length = 2 * Math.PI * radius;

/**
 * The time left to answer, as a ring that empties, with its seconds as figures. It goes in steps and is drawn alone: a smooth
 * ring drew the page sixty times a second, a quarter of a processor, just when the call is being prepared.
 */
export function OfferRing({ offer, now }: { offer: Ringing; now: () => number }) {
  const { t } = useTranslation('desk');
  const life = readOfferLife(offer, useNow(now, 250));
  return (
    <div className={classNames(styles.ring, life.isUrgent && styles.urgent)} role="timer">
      <svg viewBox="0 0 80 80" aria-hidden="true">
        <circle className={styles.track} cx="40" cy="40" r={radius} />
        <circle
          className={styles.left}
          cx="40"
          cy="40"
          r={radius}
          strokeDasharray={length}
          strokeDashoffset={length * (1 - life.fraction)}
        />
      </svg>
      <span aria-hidden="true">{life.secondsLeft}</span>
      <VisuallyHidden>{t('offer.secondsLeft', { count: life.secondsLeft })}</VisuallyHidden>
    </div>
  );
}
