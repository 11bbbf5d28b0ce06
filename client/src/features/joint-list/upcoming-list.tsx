import type { UpcomingReview } from '@cloudseat/shared/nouns/upcoming-review.ts';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { formatDay, formatDayAndTime, formatTime } from '../../lib/moment-text.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useLocale, useLocalText } from '../../ui/use-locale.ts';
import { useTask } from '../../ui/use-task.ts';
import styles from './upcoming-list.module.css';

type UpcomingListProps = {
  upcoming: readonly UpcomingReview[];
  onUpcoming: (upcoming: readonly UpcomingReview[]) => void;
};

/** Booked reviews of one's own department, day by day: when, about what, and who comes. */
export function UpcomingList({ upcoming, onUpcoming }: UpcomingListProps) {
  const { t } = useTranslation('joint');
  const locale = useLocale();
  if (upcoming.length === 0) return null;
  const dayOf = ({ scheduledAt }: UpcomingReview) => formatDay(scheduledAt, locale).whole;
  const days = [...new Set(upcoming.map(dayOf))];
  return (
    <section className={styles.upcoming} aria-labelledby="upcoming-reviews">
      <h3 id="upcoming-reviews">{t('upcoming.title', { count: upcoming.length })}</h3>
      {days.map((day) => (
        <section key={day} aria-label={day}>
          <h4>{day}</h4>
          <ul>
            {upcoming
              .filter((review) => dayOf(review) === day)
              .map((review) => (
                <Upcoming key={review.reviewId} {...{ review, onUpcoming }} />
              ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function Upcoming({
  review,
  onUpcoming,
}: { review: UpcomingReview } & Pick<UpcomingListProps, 'onUpcoming'>) {
  const { t } = useTranslation('joint');
  const text = useLocalText();
  const locale = useLocale();
  const task = useTask();
  const { reviewId, seatId, scheduledAt, movedFrom, isCancelled, isLead, isMine, isClaimed, comes } = review;
  const claim = (isComing: boolean) =>
    void task.run(async () =>
      onUpcoming(
        (await api('jointReview:claimSeat', { params: { reviewId, seatId }, body: { comes: isComing } }))
          .upcoming,
      ),
    );
  const isClaimedByOther = isClaimed && !isMine;
  return (
    <li>
      <p className={styles.time}>
        <time dateTime={new Date(scheduledAt).toISOString()}>{formatTime(scheduledAt, locale)}</time>{' '}
        {isCancelled ? (
          <strong>{t('upcoming.cancelled')}</strong>
        ) : movedFrom === null ? null : (
          <strong>{t('upcoming.moved', { time: formatDayAndTime(movedFrom, locale) })}</strong>
        )}
      </p>
      <p>
        <strong>{review.subject}</strong>
      </p>
      {review.question === '' ? null : (
        <p>
          {t(review.isRequired ? 'upcoming.question' : 'upcoming.optionalQuestion', {
            text: review.question,
          })}
        </p>
      )}
      <p className={styles.small}>
        {review.caseNumber} · {text(review.matterName)} ·{' '}
        {t('upcoming.from', {
          department: text(review.from.departmentName),
          name: review.from.agent?.displayName ?? '',
        })}
      </p>
      {isCancelled ? (
        <p className={styles.small}>{review.endReason}</p>
      ) : isLead ? null : (
        <div className={styles.who}>
          <span>
            {comes === null
              ? t('upcoming.nobody')
              : t(isMine ? 'upcoming.mine' : 'upcoming.comes', { name: comes.displayName })}
          </span>
          {isClaimedByOther ? null : (
            <Button isBusy={task.isRunning} onClick={() => claim(!(isMine && isClaimed))}>
              {t(isMine && isClaimed ? 'upcoming.release' : 'upcoming.claim')}
            </Button>
          )}
        </div>
      )}
      {task.error ? <ErrorNotice error={task.error} /> : null}
    </li>
  );
}
