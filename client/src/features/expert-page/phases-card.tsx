import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card.tsx';
import { classNames } from '../../ui/class-names.ts';
import { phaseOf, reviewPhases, standsOf } from '../../ui/expert/phases.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './expert-page.module.css';

/** The whole way of a review, where it stands, and what it waits for there. Nothing of one that ended on the way. */
export function PhasesCard({ review }: { review: ExpertReviewView }) {
  const { t } = useTranslation(['expert-page', 'expert']);
  const stands = standsOf(review);
  if (phaseOf(review) === null) return null;
  return (
    <Card title={t('phases.title')}>
      <ol className={styles.phases}>
        {reviewPhases.map((phase, index) => {
          const stand = stands[index] ?? 'toCome';
          const isNow = stand === 'now';
          return (
            <li key={phase} className={classNames(styles[stand])} aria-current={isNow ? 'step' : undefined}>
              <span className={styles.mark} aria-hidden="true">
                {stand === 'done' ? <Icon name="check" size="14px" /> : index + 1}
              </span>
              <div>
                <strong>{t(`phase.${phase}`)}</strong>
                <span className={styles.waits}> {t(`phases.${stand}`)}</span>
                {isNow ? (
                  <>
                    <p>{t(`expert:state.${review.state}`)}</p>
                    <p className={styles.waits}>{t(`waits.${review.state}`)}</p>
                  </>
                ) : null}
              </div>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
