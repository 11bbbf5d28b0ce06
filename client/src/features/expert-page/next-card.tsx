import type { ExpertReviewDuty, ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { TimeLeft } from '../../ui/expert/time-left.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { type ReviewSection, sectionId, sectionOfDuty } from './duty-places.ts';
import styles from './expert-page.module.css';

export type ReviewWays = {
  /** A page of its own on which this is done; null: it is done on this one. */
  toDuty: (duty: ExpertReviewDuty) => string | null;
  /** Into the sitting, while one runs; null: not from this page. */
  toSitting: string | null;
};
/** Done in the room alone. */
const inRoom: readonly ExpertReviewDuty[] = ['voteChair', 'lead'];
type NextCardProps = { review: ExpertReviewView; ways: ReviewWays; sections: ReadonlySet<ReviewSection> };

/** 接下来: the one thing that whoever looks has to do now, with the way there; else what the review waits for. */
export function NextCard({ review, ways, sections }: NextCardProps) {
  const { t } = useTranslation(['expert-page', 'expert']);
  const { duty, dueAt, state, scheduledAt, roomId } = review;
  const isCalm = duty === 'nothing';
  const toRoom = roomId === null ? null : ways.toSitting;
  const isAhead = ['panelSealed', 'preReview', 'checkIn'].includes(state);
  return (
    <section className={classNames(styles.next, isCalm && styles.calm)} aria-labelledby="review-next">
      <h2 id="review-next">{t('next.title')}</h2>
      <p className={styles.what}>{t(`expert:duty.${duty}`)}</p>
      <p>{duty === 'nothing' ? t(`waits.${state}`) : t(`why.${whyOf(review, duty)}`)}</p>
      {dueAt === null ? null : (
        <p>
          <TimeLeft at={dueAt} of="due" />
        </p>
      )}
      {isAhead && scheduledAt !== null ? (
        <p>
          <TimeLeft at={scheduledAt} of="sitting" />
        </p>
      ) : null}
      <div className={styles.actions}>
        {toRoom === null ? null : (
          <LinkButton kind="primary" icon="camera" to={toRoom}>
            {t('next.enter')}
          </LinkButton>
        )}
        {toRoom !== null && inRoom.includes(duty) ? null : (
          <WayToDuty {...{ duty, ways, sections }} kind={toRoom === null ? 'primary' : 'secondary'} />
        )}
      </div>
    </section>
  );
}

/** Who leads has one of three reasons for it. */
function whyOf({ part, suspension }: ExpertReviewView, duty: Exclude<ExpertReviewDuty, 'nothing'>) {
  if (duty !== 'lead' || part !== 'convenor') return duty;
  return suspension === null ? 'leadUntilChair' : 'resume';
}

type WayProps = Omit<NextCardProps, 'review'> & { duty: ExpertReviewDuty; kind: 'primary' | 'secondary' };

function WayToDuty({ duty, ways, sections, kind }: WayProps) {
  const { t } = useTranslation('expert-page');
  if (duty === 'nothing') return null;
  const to = ways.toDuty(duty);
  if (to !== null)
    return (
      <LinkButton kind={kind} to={to}>
        {t(`act.${duty}`)}
      </LinkButton>
    );
  const section = sectionOfDuty(duty);
  if (section === null || !sections.has(section)) return null;
  return (
    <Button kind={kind} onClick={() => goTo(section)}>
      {t(`act.${duty}`)}
    </Button>
  );
}

/** Brings the part into view, and the keyboard with it. */
function goTo(section: ReviewSection): void {
  const part = document.getElementById(sectionId(section));
  part?.scrollIntoView({ block: 'start' });
  part?.focus({ preventScroll: true });
}
