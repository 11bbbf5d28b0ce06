import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import type { ScoreBoard } from '@cloudseat/shared/nouns/expert-score.ts';
import { totalOf } from '@cloudseat/shared/scores/score-totals.ts';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Banner } from '../../ui/banner.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useReviewLoad } from '../../ui/expert/use-review-load.ts';
import { Loading } from '../../ui/spinner.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';
import styles from './score.module.css';
import { ScoreCheck } from './score-check.tsx';
import { ScoreForm } from './score-form.tsx';
import { ScoreTable } from './score-table.tsx';

type ScorePanelProps = { review: ExpertReviewView; onExpired: () => void };

const withScores = ['scoring', 'reportDraft', 'signing', 'concluded', 'revising', 'verified', 'archived'];

/** Marks of a review, from one's own form to all of them; nothing where it is not the time or not one’s part. */
export function ScorePanel(props: ScorePanelProps) {
  const { state, part, ownSeatId, concludedAt } = props.review;
  const isInside = part === 'convenor' || part === 'overseer' || ownSeatId !== null;
  if (!withScores.includes(state) || (concludedAt === null && !isInside)) return null;
  return <Board {...props} />;
}

function Board({ review, onExpired }: ScorePanelProps) {
  const { t } = useTranslation(['expert-score', 'common']);
  const { reviewId, state, part } = review;
  const loaded = useReviewLoad(reviewId, `expert-reviews/${reviewId}/scores`, async () => {
    const params = { reviewId };
    const [board, { items }] = await Promise.all([
      api('expertScore:get', { params }),
      state === 'scoring' ? api('expertReading:get', { params }) : { items: [] },
    ]);
    return { board, items };
  });
  const { error, retry } = loaded;
  const value = loaded.value?.board ?? null;
  useExpiry(error, onExpired);
  const mayWrite = state === 'scoring' && value?.own && value.own.committed === null;
  return (
    <Card title={t('title')}>
      {error ? <ErrorNotice error={error} onRetry={retry} /> : null}
      {value === null && !error ? <Loading>{t('common:loading')}</Loading> : null}
      {mayWrite && value.own ? (
        <ScoreForm review={review} own={value.own} items={loaded.value?.items ?? []} onDone={retry} />
      ) : null}
      {value !== null && value.table === null ? <Progress review={review} board={value} /> : null}
      {value?.table ? <ScoreTable review={review} table={value.table} /> : null}
      {value?.table && part !== 'unit' ? <ScoreCheck review={review} /> : null}
    </Card>
  );
}

/** How many have handed in, and nothing of what. */
function Progress({ review, board }: { review: ExpertReviewView; board: ScoreBoard }) {
  const { t } = useTranslation('expert-score');
  const { judgingCount, committedCount, seats, own } = board;
  const missing = judgingCount - committedCount;
  const nameOf = (seatId: string) => review.seats.find((seat) => seat.seatId === seatId)?.name;
  return (
    <div className={styles.progress}>
      {own?.committed ? (
        <Banner tone="good" title={t('progress.handedIn', { total: totalOf(own.committed.sheet.marks) })}>
          {t('progress.waits', { count: missing })}
        </Banner>
      ) : null}
      <p>{t('progress.count', { committedCount, judgingCount })}</p>
      <ul className={styles.seats}>
        {seats.map(({ seatId, position, hasCommitted }) => (
          <li key={seatId} data-done={hasCommitted || undefined}>
            <span>{nameOf(seatId) ?? t('progress.place', { position })}</span>
            <span className={styles.second}>{t(hasCommitted ? 'progress.in' : 'progress.out')}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
