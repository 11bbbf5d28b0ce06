import type { JointReviewId, JointReviewView } from '@cloudseat/shared/nouns/joint-review.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { ConflictCard, isSettled, noSettlement, type Settlement } from '../../ui/joint/conflict-card.tsx';
import { HandOverDialog } from '../../ui/joint/hand-over-dialog.tsx';
import { OpinionCard } from '../../ui/joint/opinion-card.tsx';
import { ReviewChat } from '../../ui/joint/review-chat.tsx';
import { SeatList } from '../../ui/joint/seat-list.tsx';
import { useCaseLines } from '../../ui/joint/use-line-names.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';
import { useLoad } from '../../ui/use-load.ts';
import { useLocalText } from '../../ui/use-locale.ts';
import { useTask } from '../../ui/use-task.ts';
import { useTitle } from '../../ui/use-title.ts';
import styles from './oversight.module.css';

type ConflictsPageProps = { reviewId: JointReviewId; onExpired: () => void };

/** One review for a supervisor: who said what, and the conflicts that are theirs to settle. */
export function ConflictsPage({ reviewId, onExpired }: ConflictsPageProps) {
  const { t } = useTranslation(['joint', 'supervision']);
  const { value, error, retry } = useLoad(
    `review/${reviewId}`,
    () => api('jointReview:get', { params: { reviewId } }),
    { keepsShown: true },
  );
  useExpiry(error, onExpired);
  useTitle(`${value?.subject ?? t('joint:oversight.title')} · ${t('supervision:title')}`);
  return (
    <>
      <div className={styles.bar}>
        <LinkButton to="/joint-reviews" kind="plain" icon="back">
          {t('joint:oversight.back')}
        </LinkButton>
      </div>
      {error ? <ErrorNotice error={error} onRetry={retry} /> : null}
      {value === null && !error ? <Loading>{t('joint:loading')}</Loading> : null}
      {value === null ? null : <Review key={value.version} view={value} onChanged={retry} />}
    </>
  );
}

type ReviewProps = { view: JointReviewView; onChanged: () => void };

function Review({ view, onChanged }: ReviewProps) {
  const { t } = useTranslation('joint');
  const text = useLocalText();
  const { nameOf } = useCaseLines(view);
  const { seats, consolidation, escalation } = view;
  const [isReassigning, setIsReassigning] = useState(false);
  const opinions = seats.filter(({ opinion }) => opinion !== null);
  return (
    <>
      <h1 className={styles.title}>{view.subject}</h1>
      <p>
        {view.caseNumber} · {text(view.matterName)} · {view.applicantName} ·{' '}
        <strong>{t(`state.${view.state}`)}</strong>
      </p>
      {escalation === null ? null : (
        <Banner tone="warn" title={t('oversight.why')}>
          {escalation.reason}
        </Banner>
      )}
      {consolidation !== null && consolidation.conflicts.length > 0 ? (
        <Conflicts {...{ view, nameOf, onChanged }} />
      ) : null}
      <Card title={t('seats')}>
        <SeatList seats={seats} ownSeatId={null} isLooking={view.state === 'inviting'} />
        {view.mayReassign ? (
          <Button onClick={() => setIsReassigning(true)}>{t('handOver.reassign')}</Button>
        ) : null}
      </Card>
      {isReassigning ? (
        <HandOverDialog
          by="supervisor"
          {...{ view }}
          onView={onChanged}
          onClose={() => setIsReassigning(false)}
        />
      ) : null}
      {opinions.length === 0 ? null : (
        <Card title={t('opinion.all', { count: opinions.length })}>
          <div className={styles.opinions}>
            {opinions.map((seat) =>
              seat.opinion === null ? null : (
                <OpinionCard key={seat.seatId} seat={seat} opinion={seat.opinion} nameOf={nameOf} />
              ),
            )}
          </div>
        </Card>
      )}
      <Card>
        <ReviewChat reviewId={view.reviewId} />
      </Card>
    </>
  );
}

type ConflictsProps = ReviewProps & Pick<Parameters<typeof ConflictCard>[0], 'nameOf'>;

function Conflicts({ view, nameOf, onChanged }: ConflictsProps) {
  const { t } = useTranslation('joint');
  const task = useTask();
  const [settled, setSettled] = useState<Record<string, Settlement>>({});
  const [isTold, setIsTold] = useState(false);
  const { reviewId, version, seats, consolidation, state } = view;
  const conflicts = consolidation?.conflicts ?? [];
  const open = state === 'escalated' ? conflicts.filter(({ resolution }) => resolution === null) : [];
  const settlementOf = (id: string) => settled[id] ?? noSettlement;
  async function resolve(): Promise<void> {
    setIsTold(true);
    if (!open.every(({ conflictId }) => isSettled(settlementOf(conflictId)))) return;
    const resolutions = open.map(({ conflictId }) => {
      const { text, followsSeatId } = settlementOf(conflictId);
      return { conflictId, text: text.trim(), followsSeatId };
    });
    const isDone = await task.run(() =>
      api('jointReview:resolve', { params: { reviewId }, body: { version, resolutions } }),
    );
    if (isDone) onChanged();
  }
  return (
    <Card title={t('oversight.title')}>
      <div className={styles.conflicts}>
        {open.length > 0 ? <p>{t('oversight.resolveText')}</p> : null}
        {open.length === 0 && conflicts.some(({ resolution }) => resolution?.level === 'escalated') ? (
          <Banner tone="good">{t('oversight.done')}</Banner>
        ) : null}
        {conflicts.map((conflict, at) => (
          <ConflictCard
            key={conflict.conflictId}
            {...{ conflict, at, seats, nameOf }}
            settlement={
              open.includes(conflict)
                ? {
                    value: settlementOf(conflict.conflictId),
                    isTold,
                    onChange: (value) => setSettled({ ...settled, [conflict.conflictId]: value }),
                  }
                : null
            }
          />
        ))}
        {task.error ? <ErrorNotice error={task.error} /> : null}
        {open.length === 0 ? null : (
          <Button kind="primary" isBusy={task.isRunning} onClick={() => void resolve()}>
            {t('oversight.resolve')}
          </Button>
        )}
      </div>
    </Card>
  );
}
