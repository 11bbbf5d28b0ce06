import type { ReadingItem } from '@cloudseat/shared/nouns/expert-reading.ts';
import type { ExpertConclusion, ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import type { ScoreBoard } from '@cloudseat/shared/nouns/expert-score.ts';
import { lacksOf, maxTotalOf, totalOf } from '@cloudseat/shared/scores/score-totals.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ChoiceList } from '../../ui/choice-list.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useItemName } from '../../ui/expert/use-item-name.ts';
import { TextAreaField } from '../../ui/text-area-field.tsx';
import { useTask } from '../../ui/use-task.ts';
import { MarkField } from './mark-field.tsx';
import styles from './score.module.css';
import { sealSheet } from './seal-sheet.ts';
import { useScoreDraft } from './use-score-draft.ts';

const proposals = ['passed', 'passedWithChanges', 'notPassed'] as const satisfies ExpertConclusion[];
type ScoreFormProps = {
  review: ExpertReviewView;
  own: NonNullable<ScoreBoard['own']>;
  /** What lies before the expert, by what the project's kind calls it. */
  items: readonly Pick<ReadingItem, 'itemId' | 'lineId'>[];
  /** Handed in, or what it is bound to is another now: asked for again. */
  onDone: () => void;
};

/** One's own marks: saved as they are written, sealed when they are handed in. */
export function ScoreForm({ review, own, items, onDone }: ScoreFormProps) {
  const { t } = useTranslation(['expert-score', 'expert']);
  const { draft, phase, change, flush, discard } = useScoreDraft(review, own);
  const nameOf = useItemName(review);
  const [isTold, setIsTold] = useState(false);
  const [isAsked, setIsAsked] = useState(false);
  const task = useTask();
  const { criteria, rules } = review.kind;
  const lacks = lacksOf(criteria, draft);
  const { proposal } = draft;
  const unread = own.materials.filter(({ coveredShare }) => coveredShare < rules.watchedShare);
  const total = t('form.total', { total: totalOf(draft.marks), max: maxTotalOf(criteria) });

  async function handIn(): Promise<void> {
    if (proposal === null) return;
    await flush();
    try {
      const body = await sealSheet(review, own, { ...draft, proposal });
      await api('expertScore:commit', { params: { reviewId: review.reviewId }, body });
      discard();
    } finally {
      onDone();
    }
  }

  return (
    <div className={styles.form}>
      <p className={styles.second}>{t('form.intro')}</p>
      {unread.length === 0 ? null : (
        <Banner tone="warn" title={t('form.unread', { count: unread.length })}>
          {unread
            .map(({ itemId, name, version, coveredShare }) => {
              const lineId = items.find((item) => item.itemId === itemId)?.lineId ?? '';
              const percent = Math.floor(coveredShare * 100);
              return t('form.unreadItem', { name: nameOf({ lineId, name }), version, percent });
            })
            .join(t('form.comma'))}
        </Banner>
      )}
      <ul className={styles.marks}>
        {criteria.map((criterion, at) => {
          const mark = draft.marks[at];
          return mark === undefined ? null : (
            <MarkField
              key={criterion.criterionId}
              {...{ criterion, mark }}
              isMissing={isTold && mark.score === null}
              onChange={(next) =>
                change({ ...draft, marks: draft.marks.map((each, index) => (index === at ? next : each)) })
              }
            />
          );
        })}
      </ul>
      <p className={styles.total}>{total}</p>
      <ChoiceList
        legend={t('form.proposal')}
        choices={proposals}
        chosen={proposal}
        onChoose={(next) => change({ ...draft, proposal: next })}
        wordsOf={(each) => ({
          name: t(`expert:conclusion.${each ?? 'passed'}`),
          meaning: t(`form.proposalHint.${each ?? 'passed'}`),
        })}
      />
      <TextAreaField
        label={t('form.whole')}
        rows={3}
        maxLength={2_000}
        value={draft.remark}
        onChange={({ target }) => change({ ...draft, remark: target.value })}
      />
      <p className={styles.second} role="status">
        {t(`form.phase.${phase}`)}
      </p>
      {isTold && lacks.length > 0 ? (
        <Banner tone="bad" title={t('form.lacking', { count: lacks.length })} />
      ) : null}
      <Button
        kind="primary"
        icon="pen"
        onClick={() => {
          setIsTold(true);
          if (lacks.length === 0) setIsAsked(true);
        }}
      >
        {t('form.handIn')}
      </Button>
      {task.error ? <ErrorNotice error={task.error} /> : null}
      {isAsked ? (
        <Dialog
          title={t('form.confirm.title')}
          onClose={() => setIsAsked(false)}
          actions={
            <>
              <Button isWide onClick={() => setIsAsked(false)}>
                {t('form.confirm.back')}
              </Button>
              <Button
                kind="primary"
                isWide
                isBusy={task.isRunning}
                onClick={() => void task.run(handIn).then(() => setIsAsked(false))}
              >
                {t('form.confirm.yes')}
              </Button>
            </>
          }
        >
          <p>{t('form.confirm.text')}</p>
          <p className={styles.total}>
            {total}
            {proposal === null ? null : ` · ${t(`expert:conclusion.${proposal}`)}`}
          </p>
        </Dialog>
      ) : null}
    </div>
  );
}
