import type { CallId, CaseId } from '@cloudseat/shared/nouns/ids.ts';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button } from '../../ui/button.tsx';
import { JointCard } from '../../ui/joint/joint-card.tsx';
import type { DeskSession } from './desk-session.ts';
import type { DeskJoint } from './use-desk-joint.ts';

type CaseReviewsProps = {
  caseId: CaseId;
  /** Of the talk about this case, if it runs here. */
  callId: CallId | null;
  session: DeskSession;
  joint: DeskJoint;
};

/** Joint reviews of a case that is open on the desk, and the way to a new one. */
export function CaseReviews({ caseId, callId, session, joint }: CaseReviewsProps) {
  const { t } = useTranslation('joint');
  const { reviews } = useStore(session.joint.store);
  const ofCase = (reviews ?? []).filter((review) => review.caseId === caseId);
  return (
    <JointCard
      caseId={caseId}
      refreshKey={ofCase.map(({ version }) => version).join()}
      wayTo={({ reviewId }) => (
        <Button kind="plain" onClick={() => joint.open(reviewId)}>
          {t('list.open')}
        </Button>
      )}
      action={
        ofCase.length > 0 ? null : (
          <Button icon="people" onClick={() => joint.propose({ caseId, callId })}>
            {t('case.start')}
          </Button>
        )
      }
    />
  );
}
