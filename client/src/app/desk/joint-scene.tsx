import type { DeskView } from '@cloudseat/shared/nouns/agent.ts';
import type { JointReviewId } from '@cloudseat/shared/nouns/joint-review.ts';
import { useTranslation } from 'react-i18next';
import { JointOfferCard } from '../../features/joint-offer/joint-offer-card.tsx';
import { useJointAlert } from '../../features/joint-offer/use-joint-alert.ts';
import { Button } from '../../ui/button.tsx';
import styles from './desk-page.module.css';
import type { OpenDesk } from './open-desk.ts';
import type { DeskJoint } from './use-desk-joint.ts';

type JointSceneProps = {
  offer: NonNullable<DeskView['jointOffer']>;
  open: OpenDesk;
  joint: DeskJoint;
};

/** A seat rings: in the middle of the desk, where orders ring. */
export function JointScene({ offer, open, joint }: JointSceneProps) {
  useJointAlert(offer, open.sound);
  return (
    <div className={styles.order}>
      <JointOfferCard
        key={offer.fence}
        invitation={offer}
        now={open.session.now}
        answering={joint.offer.answering}
        isDeclineOpen={joint.offer.isDeclining}
        onDeclineOpen={joint.offer.setIsDeclining}
        onAccept={joint.accept}
        onDecline={joint.decline}
      />
    </div>
  );
}

/** The seat is taken, the others are still being asked. */
export function JointWaiting({ joint, reviewId }: { joint: DeskJoint; reviewId: JointReviewId }) {
  const { t } = useTranslation('joint');
  return (
    <div className={styles.idle}>
      <div className={styles.calm} role="status">
        <h1>{t('waiting.title')}</h1>
        <p>{t('waiting.text')}</p>
        <Button onClick={() => joint.open(reviewId)}>{t('waiting.open')}</Button>
      </div>
    </div>
  );
}
