import type { DeskView } from '@cloudseat/shared/nouns/agent.ts';
import { JointOfferCard } from '../../features/joint-offer/joint-offer-card.tsx';
import { useJointAlert } from '../../features/joint-offer/use-joint-alert.ts';
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
  );
}
