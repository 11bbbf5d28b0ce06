import type { JointReviewView } from '@cloudseat/shared/nouns/joint-review.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { ReasonDialog } from '../../ui/case/reason-dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { ConflictCard, isSettled, noSettlement, type Settlement } from '../../ui/joint/conflict-card.tsx';
import { type LineName, OpinionCard } from '../../ui/joint/opinion-card.tsx';
import { TextAreaField } from '../../ui/text-area-field.tsx';
import { useTask } from '../../ui/use-task.ts';
import { ConclusionText } from './conclusion-text.tsx';
import { IssueDialog } from './issue-dialog.tsx';
import styles from './review.module.css';
import { openConflicts } from './review-words.ts';

type ConsolidationPartProps = {
  view: JointReviewView;
  nameOf: LineName;
  onView: (view: JointReviewView) => void;
};

/** All opinions side by side and in one; the lead settles what cannot both be followed, or passes it up, and issues the paper. */
export function ConsolidationPart({ view, nameOf, onView }: ConsolidationPartProps) {
  const { t } = useTranslation('joint');
  const { consolidation, seats, state } = view;
  const signed = seats.flatMap((seat) => (seat.opinion === null ? [] : [{ seat, opinion: seat.opinion }]));
  const others = signed.filter(({ seat }) => seat.seatId !== view.ownSeatId);
  const isLeading = view.isLead && state === 'consolidated';
  return (
    <>
      {others.length === 0 ? null : (
        <section aria-labelledby="review-opinions">
          <h3 id="review-opinions">{t('opinion.all', { count: signed.length })}</h3>
          <div className={styles.opinions}>
            {signed.map(({ seat, opinion }) => (
              <OpinionCard key={seat.seatId} {...{ seat, opinion, nameOf }} />
            ))}
          </div>
        </section>
      )}
      {consolidation === null ? null : (
        <section aria-labelledby="review-all" className={styles.consolidation}>
          <h3 id="review-all">{t('consolidation.title')}</h3>
          {isLeading ? (
            <Leading key={view.version} {...{ view, nameOf, onView }} />
          ) : (
            consolidation.conflicts.map((conflict, at) => (
              <ConflictCard
                key={conflict.conflictId}
                {...{ conflict, at, seats, nameOf }}
                settlement={null}
              />
            ))
          )}
          <ConclusionText {...{ view, consolidation, nameOf }} />
        </section>
      )}
    </>
  );
}

function Leading({ view, nameOf, onView }: ConsolidationPartProps) {
  const { t } = useTranslation('joint');
  const task = useTask();
  const { reviewId, version, seats, consolidation } = view;
  const [summary, setSummary] = useState(consolidation?.summary ?? '');
  const [settled, setSettled] = useState<Record<string, Settlement>>({});
  const [isTold, setIsTold] = useState(false);
  const [asked, setAsked] = useState<'escalate' | 'issue' | null>(null);
  const open = openConflicts(view);
  const settlementOf = (id: string) => settled[id] ?? noSettlement;
  const isReady = open.every(({ conflictId }) => isSettled(settlementOf(conflictId)));
  const params = { reviewId };
  async function save(): Promise<boolean> {
    setIsTold(true);
    const resolutions = open
      .filter(({ conflictId }) => isSettled(settlementOf(conflictId)))
      .map(({ conflictId }) => ({
        conflictId,
        ...settlementOf(conflictId),
        text: settlementOf(conflictId).text.trim(),
      }));
    if (!isReady && resolutions.length === 0 && summary === consolidation?.summary) return false;
    const body = { version, summary: summary.trim(), resolutions };
    return task.run(async () => onView(await api('jointReview:consolidate', { params, body })));
  }
  return (
    <>
      {(consolidation?.conflicts ?? []).map((conflict, at) => (
        <ConflictCard
          key={conflict.conflictId}
          {...{ conflict, at, seats, nameOf }}
          settlement={
            conflict.resolution !== null
              ? null
              : {
                  value: settlementOf(conflict.conflictId),
                  isTold,
                  onChange: (value) => setSettled({ ...settled, [conflict.conflictId]: value }),
                }
          }
        />
      ))}
      <TextAreaField
        label={t('consolidation.summary')}
        hint={t('consolidation.summaryHint')}
        rows={4}
        maxLength={4_000}
        value={summary}
        onChange={({ target }) => setSummary(target.value)}
      />
      {task.error ? <ErrorNotice error={task.error} /> : null}
      <div className={styles.acts}>
        {open.length > 0 || summary.trim() !== (consolidation?.summary ?? '') ? (
          <Button kind="primary" isBusy={task.isRunning} onClick={() => void save()}>
            {t(open.length > 0 ? 'consolidation.settle' : 'consolidation.save')}
          </Button>
        ) : (
          <Button kind="primary" icon="document" onClick={() => setAsked('issue')}>
            {t('consolidation.preview')}
          </Button>
        )}
        {open.length > 0 ? (
          <Button onClick={() => setAsked('escalate')}>{t('consolidation.escalate')}</Button>
        ) : null}
      </div>
      {asked === 'escalate' ? (
        <ReasonDialog
          title={t('escalate.title')}
          label={t('ask.reason')}
          hint={t('escalate.hint')}
          confirm={t('escalate.confirm')}
          minLength={4}
          onConfirm={async (reason) => {
            onView(await api('jointReview:escalate', { params, body: { version, reason } }));
            setAsked(null);
          }}
          onClose={() => setAsked(null)}
        />
      ) : null}
      {asked === 'issue' ? (
        <IssueDialog {...{ view, nameOf, onView }} onClose={() => setAsked(null)} />
      ) : null}
    </>
  );
}
