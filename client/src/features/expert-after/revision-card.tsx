import type { ChangeView, RevisionView } from '@cloudseat/shared/nouns/expert-after.ts';
import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDayAndTime } from '../../lib/moment-text.ts';
import { Card } from '../../ui/card.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import { useNow } from '../../ui/use-now.ts';
import styles from './after.module.css';
import { AnswerForm } from './answer-form.tsx';
import { ChangeActs } from './change-acts.tsx';
import { ChangeFacts } from './change-facts.tsx';
import { HandIn } from './hand-in.tsx';
import { RevisionSteer } from './revision-steer.tsx';

type RevisionCardProps = { review: ExpertReviewView; revision: RevisionView; onChanged: () => void };
export type Drafts = ReadonlyMap<ChangeView['changeId'], string>;

/** Each required change with every round, and what whoever looks can do about it now. */
export function RevisionCard({ review, revision, onChanged }: RevisionCardProps) {
  const { t } = useTranslation('expert-after');
  // What is in the fields, so that nothing is handed in that was not written.
  const [written, setWritten] = useState<Drafts>(new Map());
  const { round, awaits, changes, files, mayReplaceVerifiers } = revision;
  const isWriting = review.part === 'unit' && awaits === 'unit';
  const textOf = ({ changeId, draft }: ChangeView) => written.get(changeId) ?? draft?.text ?? '';
  return (
    <Card title={t('revision.title')}>
      <p>{t('revision.intro', { count: changes.length })}</p>
      <p className={styles.head}>
        <strong>
          {t('revision.round', { round })} · {t(`revision.awaits.${awaits}`)}
        </strong>
        {awaits === 'nobody' ? null : <Due dueAt={revision.dueAt} />}
      </p>
      {review.part === 'convenor' && awaits !== 'nobody' ? (
        <RevisionSteer reviewId={review.reviewId} onChanged={onChanged} />
      ) : null}
      <ol className={styles.rows}>
        {changes.map((change) => (
          <li key={change.changeId}>
            <ChangeFacts change={change} criteria={review.kind.criteria} />
            {isWriting && change.state === 'toAnswer' ? (
              <AnswerForm
                {...{ change, files, reviewId: review.reviewId }}
                onWritten={(text) => setWritten(new Map(written).set(change.changeId, text))}
              />
            ) : null}
            <ChangeActs {...{ review, change, mayReplaceVerifiers, onChanged }} />
          </li>
        ))}
      </ol>
      {isWriting ? (
        <HandIn
          review={review}
          missingCount={
            changes.filter((each) => each.state === 'toAnswer' && textOf(each).trim().length < 2).length
          }
          onChanged={onChanged}
        />
      ) : null}
    </Card>
  );
}

function Due({ dueAt }: { dueAt: number }) {
  const { t } = useTranslation('expert-after');
  const locale = useLocale();
  const isLate = useNow(Date.now, 60_000) > dueAt;
  const time = formatDayAndTime(dueAt, locale);
  return isLate ? (
    <span className={styles.late}>{t('revision.late', { time })}</span>
  ) : (
    <span className={styles.quiet}>{t('revision.due', { time })}</span>
  );
}
