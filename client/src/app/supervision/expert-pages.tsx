import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import { useTranslation } from 'react-i18next';
import { Route, Switch } from 'wouter';
import { AfterPanel } from '../../features/expert-after/after-panel.tsx';
import { DrawPanel } from '../../features/expert-draw/draw-panel.tsx';
import { FilingPanel } from '../../features/expert-filing/filing-panel.tsx';
import type { ReviewWays } from '../../features/expert-page/next-card.tsx';
import { ReviewPage } from '../../features/expert-page/review-page.tsx';
import { ReadingPanel } from '../../features/expert-reading/reading-panel.tsx';
import { ReviewsPage } from '../../features/expert-reviews/reviews-page.tsx';
import { ScorePanel } from '../../features/expert-score/score-panel.tsx';
import { SessionPanel } from '../../features/expert-session/session-panel.tsx';
import { FilmsPanel } from '../../features/film-capture/films-panel.tsx';
import { expertPaths } from '../../lib/expert-paths.ts';
import { addPaths } from '../../lib/http.ts';
import { ReviewLine } from '../../ui/expert/review-line.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { useStaffSignal } from '../staff/use-staff-signal.ts';

addPaths(expertPaths);

const ways: ReviewWays = { toDuty: () => null, toSitting: null };

/** Expert reviews of the department for whoever oversees it: to be read, with nothing to do. */
export function ExpertPages({ onExpired }: { onExpired: () => void }) {
  const { t } = useTranslation(['expert-page', 'supervision']);
  const signal = useStaffSignal();
  return (
    <ReviewLine value={signal}>
      <Switch>
        <Route path="/expert-reviews/:id">
          {({ id }) => (
            <ReviewPage
              key={id}
              reviewId={id as ExpertReviewId}
              listTo="/expert-reviews"
              ways={ways}
              partsOf={(review) => ({
                session: <SessionPanel {...{ review, onExpired }} />,
                score: <ScorePanel {...{ review, onExpired }} />,
                after: <AfterPanel {...{ review, onExpired }} />,
                draw: <DrawPanel {...{ review, onExpired }} />,
                reading: <ReadingPanel {...{ review, onExpired }} />,
                films: <FilmsPanel {...{ review, onExpired }} />,
                filing: (
                  <FilingPanel {...{ review, onExpired }} reviewPath={(id) => `/expert-reviews/${id}`} />
                ),
              })}
              asideOf={({ caseId }) => (
                <LinkButton to={`/cases/${caseId}`} icon="list" isWide>
                  {t('overseer.toCase')}
                </LinkButton>
              )}
              onExpired={onExpired}
            />
          )}
        </Route>
        <Route>
          <ReviewsPage
            door={t('supervision:title')}
            to={(id) => `/expert-reviews/${id}`}
            intro={<p>{t('overseer.intro')}</p>}
            onExpired={onExpired}
          />
        </Route>
      </Switch>
    </ReviewLine>
  );
}
