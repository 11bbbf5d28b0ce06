import type { ExpertReviewId, ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import { sealedPanelStates } from '@cloudseat/shared/nouns/expert-review-rules.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { StepChoices, showStep } from '../../features/expert-session/in-step.tsx';
import { useMaterials } from '../../features/expert-session/use-materials.ts';
import { useInStep, useSession } from '../../features/expert-session/use-session.ts';
import { PreflightPage } from '../../features/own-joint/preflight-page.tsx';
import { expertPaths } from '../../lib/expert-paths.ts';
import { addPaths, api } from '../../lib/http.ts';
import { Card } from '../../ui/card.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { ReviewLine } from '../../ui/expert/review-line.ts';
import { TimeLeft } from '../../ui/expert/time-left.tsx';
import { useItemName } from '../../ui/expert/use-item-name.ts';
import { useReviewLoad } from '../../ui/expert/use-review-load.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { Page } from '../../ui/page.tsx';
import { RecordingOccasionContext } from '../../ui/recording/recording-occasion.ts';
import { Loading } from '../../ui/spinner.tsx';
import { TicketGate } from './browser-gate.tsx';
import type { Line } from './line.ts';
import { OwnRoom } from './own-room.tsx';
import styles from './unit-session.module.css';
import { OnLine, WithLine } from './with-line.tsx';

addPaths(expertPaths);

/** The panel's session for the project unit: its own picture first, then the door, the room, and the calm outside. */
export function UnitSessionRoute({ reviewId }: { reviewId: ExpertReviewId }) {
  return (
    <TicketGate>
      <WithLine>
        {(line) => (
          <ReviewLine value={line.signal}>
            <UnitSession {...{ line, reviewId }} />
          </ReviewLine>
        )}
      </WithLine>
    </TicketGate>
  );
}

function UnitSession({ line, reviewId }: { line: Line; reviewId: ExpertReviewId }) {
  const { t } = useTranslation(['expert-session', 'common']);
  const [, navigate] = useLocation();
  const [hasEntered, setHasEntered] = useState(false);
  const {
    value: review,
    error,
    retry,
  } = useReviewLoad(reviewId, `expert-review/${reviewId}`, () =>
    api('expertReview:get', { params: { reviewId } }),
  );
  const { session } = useSession(reviewId);
  const inStep = useInStep(session);
  const materials = useMaterials(reviewId, false);
  const back = `/projects/${reviewId}`;
  const shown = () => {
    if (review === null)
      return error ? <ErrorNotice error={error} onRetry={retry} /> : <Loading>{t('common:loading')}</Loading>;
    if (review.roomId === null)
      return (
        <Page
          title={t('unit.title')}
          backTo={back}
          tellsChanges
          action={
            <LinkButton to={back} kind="primary" isWide>
              {t('back')}
            </LinkButton>
          }
        >
          <Card>
            <p role="status">{t(`unit.${whyNoRoom(review)}`)}</p>
            {review.scheduledAt === null || !sealedPanelStates.includes(review.state) ? null : (
              <p>
                <TimeLeft at={review.scheduledAt} of="sitting" />
              </p>
            )}
          </Card>
        </Page>
      );
    if (!hasEntered)
      return (
        <PreflightPage
          subject={review.title}
          text={t('unit.preflight')}
          backTo={back}
          localMedia={line.localMedia}
          onEnter={() => setHasEntered(true)}
        />
      );
    return (
      <RecordingOccasionContext value="panel">
        <OwnRoom
          line={line}
          page={showStep({ materials, inStep, session, clock: line.signal.now })}
          acts={<UnitChoices {...{ review, materials, inStep, session }} />}
          roomId={review.roomId}
          title={review.title}
          leaveText={t('unit.leave')}
          onLeave={() => {
            setHasEntered(false);
            navigate(back);
          }}
        />
      </RecordingOccasionContext>
    );
  };
  return (
    <OnLine line={line} isSignedOut={error?.code === 'UNAUTHENTICATED'} onSignedIn={retry}>
      {shown()}
    </OnLine>
  );
}

const before: readonly ExpertReviewView['state'][] = [
  ...(['draft', 'filed', 'drawConfigured', 'drawing'] as const),
  ...sealedPanelStates,
];
const whyNoRoom = ({ state }: ExpertReviewView) =>
  state === 'suspended' ? 'suspended' : before.includes(state) ? 'notYet' : 'over';

type UnitChoicesProps = Omit<Parameters<typeof StepChoices>[0], 'nameOf'> & { review: ExpertReviewView };

function UnitChoices({ review, ...props }: UnitChoicesProps) {
  const nameOf = useItemName(review);
  return (
    <div className={styles.choices}>
      <StepChoices {...props} nameOf={nameOf} />
    </div>
  );
}
