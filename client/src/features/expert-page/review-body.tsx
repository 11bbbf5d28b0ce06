import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDayAndTime, formatMoment } from '../../lib/moment-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { Card } from '../../ui/card.tsx';
import { Facts } from '../../ui/facts.tsx';
import { useLocale, useLocalText } from '../../ui/use-locale.ts';
import { type ReviewSection, reviewSections, sectionId } from './duty-places.ts';
import styles from './expert-page.module.css';
import { LacksCard } from './lacks-card.tsx';
import { NextCard, type ReviewWays } from './next-card.tsx';
import { PeopleCard } from './people-card.tsx';
import { PhasesCard } from './phases-card.tsx';

/** What the parts of a review show on its page, each of them from a feature of its own. */
export type ReviewParts = Partial<Record<ReviewSection, ReactNode>>;
type ReviewBodyProps = {
  review: ExpertReviewView;
  ways: ReviewWays;
  parts: ReviewParts;
  /** On a page that names it already. */
  isNamed?: boolean;
  /** Below where it stands. */
  aside?: ReactNode;
};

/** One review: what is next and what is missing, its parts, where it stands and who judges it. */
export function ReviewBody({ review, ways, parts, isNamed = false, aside }: ReviewBodyProps) {
  const sections = reviewSections.filter((section) => parts[section] !== undefined);
  return (
    <div className={styles.page}>
      <Head review={review} isNamed={isNamed} />
      <Ended review={review} />
      <div className={styles.columns}>
        <div className={styles.main}>
          <NextCard {...{ review, ways }} sections={new Set(sections)} />
          <LacksCard review={review} />
          {sections.map((section) => (
            <div key={section} id={sectionId(section)} tabIndex={-1} className={styles.section}>
              {parts[section]}
            </div>
          ))}
        </div>
        <div className={styles.side}>
          <PhasesCard review={review} />
          <PeopleCard review={review} />
          <ProjectCard review={review} />
          {aside}
        </div>
      </div>
    </div>
  );
}

function Head({ review: { title, state }, isNamed }: { review: ExpertReviewView; isNamed: boolean }) {
  const { t } = useTranslation('expert');
  const Title = isNamed ? 'h2' : 'h1';
  return (
    <div className={`${styles.head} ${styles.headLine}`}>
      <Title>{title}</Title>
      <span className={styles.state}>{t(`state.${state}`)}</span>
    </div>
  );
}

/** What the project is, and when it came how far. */
function ProjectCard({ review }: { review: ExpertReviewView }) {
  const { t } = useTranslation(['expert-page', 'expert']);
  const text = useLocalText();
  const locale = useLocale();
  const { kindName, unitName, caseNumber, description, conclusion } = review;
  const { scheduledAt, filedAt, concludedAt } = review;
  const say = (at: number | null, format: typeof formatMoment) => (at === null ? null : format(at, locale));
  const facts: (readonly [string, string | null])[] = [
    [t('facts.conclusion'), conclusion && t(`expert:conclusion.${conclusion}`)],
    [t('facts.concluded'), say(concludedAt, formatMoment)],
    [t('facts.scheduled'), say(scheduledAt, formatDayAndTime)],
    [t('facts.kind'), text(kindName)],
    [t('facts.unit'), unitName],
    [t('facts.number'), caseNumber],
    [t('facts.filed'), say(filedAt, formatMoment)],
  ];
  return (
    <Card title={t('facts.title')}>
      <Facts facts={facts.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]))} />
      {description === '' ? null : <p className={styles.description}>{description}</p>}
    </Card>
  );
}

/** It was interrupted, sent back, or ended on the way: why stands before everything else. */
function Ended({ review: { state, suspension, endReason } }: { review: ExpertReviewView }) {
  const { t } = useTranslation('expert-page');
  const locale = useLocale();
  if (suspension !== null)
    return (
      <Banner tone="warn" title={t('ended.suspended', { time: formatMoment(suspension.at, locale) })}>
        {t('ended.reason', { reason: suspension.reason })}
      </Banner>
    );
  if (state !== 'void' && state !== 'withdrawn' && state !== 'draft') return null;
  if (endReason === null) return null;
  const title = state === 'draft' ? t('ended.sentBack') : t(`ended.${state}`);
  return (
    <Banner tone="warn" title={title}>
      {t('ended.reason', { reason: endReason })}
    </Banner>
  );
}
