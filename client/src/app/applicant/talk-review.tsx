import type { OwnJointReview } from '@cloudseat/shared/nouns/joint-review.ts';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import type { Line } from './line.ts';
import { OwnRoom } from './own-room.tsx';

type TalkReviewProps = {
  line: Line;
  review: OwnJointReview & { roomId: NonNullable<OwnJointReview['roomId']> };
  onLeave: () => void;
};

/** Out of a running talk into the room of its review, with the devices as they are; the talk's own page comes back afterwards. */
export function TalkReview({ line, review, onLeave }: TalkReviewProps) {
  const { t } = useTranslation('own-joint');
  return (
    <OwnRoom
      line={line}
      roomId={review.roomId}
      title={review.subject}
      leaveText={t('leave.toTalk')}
      onLeave={onLeave}
    />
  );
}

/** On the talk's page, for who went out of a room that still runs. */
export function BackToReview({ onEnter }: { onEnter: () => void }) {
  const { t } = useTranslation('own-joint');
  return (
    <Banner
      isDark
      title={t('again.title')}
      action={
        <Button kind="call" onClick={onEnter}>
          {t('again.enter')}
        </Button>
      }
    >
      {t('again.text')}
    </Banner>
  );
}
