import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import { ReportPanel } from '../../features/expert-report/report-panel.tsx';
import { SignPanel } from '../../features/expert-report/sign-panel.tsx';
import { ScorePanel } from '../../features/expert-score/score-panel.tsx';

/** Marks, the report and its signatures: on the page of a review, and beside the closed part of its session. */
export const papersOf = (review: ExpertReviewView, onExpired: () => void) => (
  <>
    <ScorePanel {...{ review, onExpired }} />
    <ReportPanel {...{ review, onExpired }} />
    <SignPanel {...{ review, onExpired }} />
  </>
);
