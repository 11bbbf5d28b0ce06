import type { ExpertReviewDuty, ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import { useTranslation } from 'react-i18next';
import { formatDayAndTime } from '../../lib/moment-text.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import { type ReviewSection, sectionId, sectionOfDuty } from './duty-places.ts';
import styles from './expert-page.module.css';

export type ReviewWays = {
  /** A page of its own on which this is done; null: it is done on this one. */
  toDuty: (duty: ExpertReviewDuty) => string | null;
  /** Into the sitting, while one runs; null: not from this page. */
  toSitting: string | null;
};
type NextCardProps = { review: ExpertReviewView; ways: ReviewWays; sections: ReadonlySet<ReviewSection> };

/** 接下来: the one thing that whoever looks has to do now, with the way there; else what the review waits for. */
export function NextCard({ review, ways, sections }: NextCardProps) {
  const { t } = useTranslation(['expert-page', 'expert']);
  const locale = useLocale();
  const { duty, state, scheduledAt, roomId } = review;
  const isCalm = duty === 'nothing';
  const isAhead = ['panelSealed', 'preReview', 'checkIn'].includes(state);
  return (
    <section className={classNames(styles.next, isCalm && styles.calm)} aria-labelledby="review-next">
      <h2 id="review-next">{t('next.title')}</h2>
      <p className={styles.what}>{t(`expert:duty.${duty}`)}</p>
      <p>{isCalm ? t(`waits.${state}`) : t(`why.${duty}`)}</p>
      {isAhead && scheduledAt !== null ? (
        <p>
          <strong>{t('next.sitting', { time: formatDayAndTime(scheduledAt, locale) })}</strong>
        </p>
      ) : null}
      <div className={styles.actions}>
        <WayToDuty {...{ duty, ways, sections }} />
        {roomId !== null && ways.toSitting !== null ? (
          <LinkButton kind={isCalm ? 'primary' : 'secondary'} icon="camera" to={ways.toSitting}>
            {t('next.enter')}
          </LinkButton>
        ) : null}
      </div>
    </section>
  );
}

function WayToDuty({ duty, ways, sections }: { duty: ExpertReviewDuty } & Omit<NextCardProps, 'review'>) {
  const { t } = useTranslation('expert-page');
  if (duty === 'nothing') return null;
  const to = ways.toDuty(duty);
  if (to !== null)
    return (
      <LinkButton kind="primary" to={to}>
        {t(`act.${duty}`)}
      </LinkButton>
    );
  const section = sectionOfDuty(duty);
  if (section === null || !sections.has(section)) return null;
  return (
    <Button kind="primary" onClick={() => goTo(section)}>
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
