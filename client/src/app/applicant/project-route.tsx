import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import { useTranslation } from 'react-i18next';
import { AfterPanel } from '../../features/expert-after/after-panel.tsx';
import { UnitFiling } from '../../features/expert-filing/unit-filing.tsx';
import type { ReviewWays } from '../../features/expert-page/next-card.tsx';
import { ReviewBody } from '../../features/expert-page/review-body.tsx';
import { useReview } from '../../features/expert-page/review-page.tsx';
import { ReadingPanel } from '../../features/expert-reading/reading-panel.tsx';
import { SignPanel } from '../../features/expert-report/sign-panel.tsx';
import { ScorePanel } from '../../features/expert-score/score-panel.tsx';
import { SessionPanel } from '../../features/expert-session/session-panel.tsx';
import { FilmsPanel } from '../../features/film-capture/films-panel.tsx';
import { expertPaths } from '../../lib/expert-paths.ts';
import { addPaths } from '../../lib/http.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { ReviewLine } from '../../ui/expert/review-line.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { Page } from '../../ui/page.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { ErrorPage } from './error-page.tsx';
import type { Line } from './line.ts';
import { OnLine, WithLine } from './with-line.tsx';

addPaths(expertPaths);

/** A project of one's own: what its review waits for, what the unit has to do, and what came of it. */
export function ProjectRoute({ reviewId }: { reviewId: ExpertReviewId }) {
  return (
    <WithLine>
      {(line) => (
        <ReviewLine value={line.signal}>
          <Project {...{ line, reviewId }} />
        </ReviewLine>
      )}
    </WithLine>
  );
}

function Project({ line, reviewId }: { line: Line; reviewId: ExpertReviewId }) {
  const { t } = useTranslation(['expert-page', 'common']);
  const { value: review, error, retry } = useReview(reviewId);
  const isSignedOut = error?.code === 'UNAUTHENTICATED';
  return (
    <OnLine {...{ line, isSignedOut }} onSignedIn={retry}>
      {review !== null ? (
        <Page title={t('own.title')} backTo="/projects" tellsChanges>
          {error ? <ErrorNotice error={error} onRetry={retry} /> : null}
          <ReviewBody
            review={review}
            ways={waysOf(reviewId)}
            isNamed
            parts={{
              session: <SessionPanel review={review} onExpired={retry} />,
              score: <ScorePanel review={review} onExpired={retry} />,
              report: <SignPanel review={review} onExpired={retry} />,
              after: <AfterPanel review={review} onExpired={retry} />,
              reading: <ReadingPanel {...{ review }} onExpired={retry} />,
              films: <FilmsPanel {...{ review }} onExpired={retry} />,
              filing: (
                <UnitFiling
                  review={review}
                  reviewPath={(id) => `/projects/${id}`}
                  onChanged={retry}
                  onExpired={retry}
                />
              ),
            }}
            aside={
              <LinkButton to={`/cases/${review.caseId}`} icon="document" isWide>
                {t('own.toCase')}
              </LinkButton>
            }
          />
        </Page>
      ) : error ? (
        <ErrorPage error={error} onRetry={retry} />
      ) : (
        <Loading>{t('common:loading')}</Loading>
      )}
    </OnLine>
  );
}

const waysOf = (reviewId: ExpertReviewId): ReviewWays => ({
  toDuty: () => null,
  toSitting: `/projects/${reviewId}/session`,
});
