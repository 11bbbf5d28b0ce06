import type { ExpertReviewId, ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import { useLocation } from 'wouter';
import { AfterPanel } from '../../features/expert-after/after-panel.tsx';
import { DrawPanel } from '../../features/expert-draw/draw-panel.tsx';
import { FilingPanel } from '../../features/expert-filing/filing-panel.tsx';
import { NoticePanel } from '../../features/expert-notice/notice-panel.tsx';
import { JournalCard } from '../../features/expert-page/journal-card.tsx';
import type { ReviewWays } from '../../features/expert-page/next-card.tsx';
import type { ReviewParts } from '../../features/expert-page/review-body.tsx';
import { ReviewPage } from '../../features/expert-page/review-page.tsx';
import { ReadingPanel } from '../../features/expert-reading/reading-panel.tsx';
import { ReportPanel } from '../../features/expert-report/report-panel.tsx';
import { SignPanel } from '../../features/expert-report/sign-panel.tsx';
import { ScorePanel } from '../../features/expert-score/score-panel.tsx';
import { SessionPanel } from '../../features/expert-session/session-panel.tsx';
import { FilmsPanel } from '../../features/film-capture/films-panel.tsx';
import { RecordingsCard } from '../../ui/recording/recordings-card.tsx';

type ReviewRouteProps = { reviewId: ExpertReviewId; onExpired: () => void };

/** One review for an expert or a convenor, with what each of its parts has to show. */
export function ReviewRoute({ reviewId, onExpired }: ReviewRouteProps) {
  const [, navigate] = useLocation();
  return (
    <ReviewPage
      {...{ reviewId, onExpired }}
      listTo="/"
      ways={waysOf(reviewId)}
      partsOf={(review) => partsOf(review, onExpired, () => navigate('/'))}
    />
  );
}

const sessionPath = (reviewId: ExpertReviewId) => `/reviews/${reviewId}/session`;
const waysOf = (reviewId: ExpertReviewId): ReviewWays => ({
  toDuty: (duty) => (duty === 'readBeforehand' ? `/reviews/${reviewId}/read` : null),
  toSitting: sessionPath(reviewId),
});

/** There may be something of a sitting that was recorded. */
const hasSat = ({ state, roomId }: ExpertReviewView) => roomId !== null || endedSittings.includes(state);
const endedSittings: readonly ExpertReviewView['state'][] = [
  ...(['suspended', 'concluded', 'revising', 'verified', 'archived'] as const),
];

function partsOf(review: ExpertReviewView, onExpired: () => void, onGone: () => void): ReviewParts {
  const props = { review, onExpired };
  return {
    notice: <NoticePanel {...props} />,
    session: <SessionPanel {...props} />,
    score: <ScorePanel {...props} />,
    report: (
      <>
        <ReportPanel {...props} />
        <SignPanel {...props} />
      </>
    ),
    after: <AfterPanel {...props} />,
    reading: <ReadingPanel {...props} />,
    draw: <DrawPanel {...props} />,
    films: <FilmsPanel {...props} />,
    filing: <FilingPanel {...props} reviewPath={(id) => `/reviews/${id}`} onGone={onGone} />,
    ...(review.part === 'convenor' && {
      journal: (
        <>
          {hasSat(review) ? (
            <RecordingsCard
              caseId={review.caseId}
              wayTo={(recordingId) => `/reviews/${review.reviewId}/recordings/${recordingId}`}
            />
          ) : null}
          <JournalCard reviewId={review.reviewId} onExpired={onExpired} />
        </>
      ),
    }),
  };
}
