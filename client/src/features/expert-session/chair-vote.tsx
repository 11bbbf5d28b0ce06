import type { ExpertReviewView, PanelSeatId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { ExpertSession } from '@cloudseat/shared/nouns/expert-session.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useTask } from '../../ui/use-task.ts';
import styles from './session.module.css';

type ChairVoteProps = {
  review: ExpertReviewView;
  session: ExpertSession;
  onSession: (session: ExpertSession) => void;
};

/** 推选组长: one vote each; how many have voted is shown, for whom only once all are counted. */
export function ChairVote({ review, session, onSession }: ChairVoteProps) {
  const { t } = useTranslation('expert-session');
  const task = useTask();
  const { vote, pastVotes } = session;
  const [choice, setChoice] = useState<PanelSeatId | null>(null);
  const nameOf = (seatId: PanelSeatId) => {
    const seat = review.seats.find((each) => each.seatId === seatId);
    return seat === undefined ? '' : `${seat.name ?? ''}${seat.isOwn ? t('vote.self') : ''}`;
  };
  const last = pastVotes.at(-1);
  if (vote === null && last === undefined) return null;
  const params = { reviewId: review.reviewId };
  const act = (work: () => Promise<ExpertSession>) => void task.run(async () => onSession(await work()));
  const chosen = choice ?? vote?.ownChoiceSeatId ?? null;
  return (
    <section className={styles.vote} aria-labelledby="chair-vote">
      <h3 id="chair-vote">{t('vote.title')}</h3>
      {last === undefined ? null : (
        <div role="status">
          <p>
            {last.chairSeatId === null
              ? t('vote.tied', { round: last.round })
              : t('vote.chosen', { name: nameOf(last.chairSeatId) })}
          </p>
          {/* Once the sitting goes on, who leads it is enough. */}
          {vote === null && review.state !== 'panelOpened' ? null : (
            <ul>
              {last.counts.map(({ seatId, count }) => (
                <li key={seatId}>{t('vote.count', { name: nameOf(seatId), count })}</li>
              ))}
            </ul>
          )}
        </div>
      )}
      {vote === null ? null : (
        <>
          <p>{t('vote.text', { voted: vote.votedSeatIds.length, all: session.checkedInCount })}</p>
          {session.wording === null && review.part === 'expert' ? (
            <fieldset className={styles.choices}>
              <legend>{t('vote.choose')}</legend>
              {vote.candidateSeatIds.map((seatId) => (
                <label key={seatId}>
                  <input
                    type="radio"
                    name="chair"
                    checked={chosen === seatId}
                    onChange={() => setChoice(seatId)}
                  />
                  {nameOf(seatId)}
                </label>
              ))}
              <Button
                kind="primary"
                isBusy={task.isRunning}
                disabled={chosen === null || chosen === vote.ownChoiceSeatId}
                onClick={() => {
                  if (chosen !== null)
                    act(() =>
                      api('expertSession:vote', { params, body: { round: vote.round, seatId: chosen } }),
                    );
                }}
              >
                {t(vote.ownChoiceSeatId === null ? 'vote.send' : 'vote.change')}
              </Button>
            </fieldset>
          ) : null}
          {review.part === 'convenor' && vote.votedSeatIds.length * 2 > session.panelSize ? (
            <Button
              isBusy={task.isRunning}
              onClick={() =>
                act(() => api('expertSession:closeVote', { params, body: { round: vote.round } }))
              }
            >
              {t('vote.close')}
            </Button>
          ) : null}
        </>
      )}
      {task.error ? <ErrorNotice error={task.error} /> : null}
    </section>
  );
}
