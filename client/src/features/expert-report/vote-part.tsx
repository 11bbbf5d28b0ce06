import type { ReportView } from '@cloudseat/shared/nouns/expert-report.ts';
import type {
  ExpertConclusion,
  ExpertReviewView,
  PanelSeatId,
} from '@cloudseat/shared/nouns/expert-review.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { ChoiceList } from '../../ui/choice-list.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useTask } from '../../ui/use-task.ts';
import styles from './report.module.css';

const conclusions = ['passed', 'passedWithChanges', 'notPassed'] as const satisfies ExpertConclusion[];
type VotePartProps = {
  review: ExpertReviewView;
  view: ReportView;
  nameOf: (seatId: PanelSeatId) => string;
  onView: () => void;
};

/** The conclusion: what more than half of the panel are for. */
export function VotePart({ review, view, nameOf, onView }: VotePartProps) {
  const { t } = useTranslation(['expert-report', 'expert']);
  const { reviewId, ownSeatId } = review;
  const task = useTask();
  const own = view.votes.find(({ seatId }) => seatId === ownSeatId)?.conclusion ?? null;
  /** Shown at once; nobody else changes it. */
  const [wish, setWish] = useState<ExpertConclusion | null>(null);
  async function vote(conclusion: ExpertConclusion | null): Promise<void> {
    setWish(conclusion);
    if (await task.run(() => api('expertReport:vote', { params: { reviewId }, body: { conclusion } })))
      onView();
    else setWish(null);
  }
  return (
    <section className={styles.changes} aria-label={t('vote.title')}>
      <h3>{t('vote.title')}</h3>
      {ownSeatId === null ? null : (
        <ChoiceList
          legend={t('vote.own')}
          choices={conclusions}
          chosen={wish ?? own}
          onChoose={(next) => void vote(next)}
          wordsOf={(each) => ({ name: t(`expert:conclusion.${each ?? 'passed'}`), meaning: '' })}
        />
      )}
      {task.error ? <ErrorNotice error={task.error} /> : null}
      <p>
        <strong>
          {view.conclusion === null
            ? t('vote.none')
            : t('vote.agreed', { conclusion: t(`expert:conclusion.${view.conclusion}`) })}
        </strong>
      </p>
      <ul className={styles.votes}>
        {view.votes.map(({ seatId, conclusion }) => (
          <li key={seatId}>
            <span>{nameOf(seatId)}</span>
            <span className={styles.second}>
              {conclusion === null ? t('vote.notYet') : t(`expert:conclusion.${conclusion}`)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
