import type { JointReviewView } from '@cloudseat/shared/nouns/joint-review.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button, type ButtonKind } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useTask } from '../../ui/use-task.ts';
import { LeadDialog } from './lead-dialog.tsx';
import styles from './review.module.css';
import { type LeadAct, leadActs } from './review-words.ts';

type LeadActsProps = {
  view: JointReviewView;
  /** On the dark ground of the room. */
  isDark?: boolean;
  /** Who is in the room need not be asked in. */
  isApplicantIn?: boolean;
  onView: (view: JointReviewView) => void;
  onFailed: () => void;
};

/** Done at once with a tap; the others ask for a reason or a time, or once more. */
const plain: readonly LeadAct[] = ['convene', 'reconvene', 'open', 'callApplicant', 'consolidate'];

/** What the lead does with the review as a whole, the main thing first. */
export function LeadActs(props: LeadActsProps) {
  const { view, isDark = false, isApplicantIn = false, onView, onFailed } = props;
  const { t } = useTranslation('joint');
  const task = useTask();
  const [asked, setAsked] = useState<LeadAct | null>(null);
  const acts = leadActs(view).filter((act) => act !== 'callApplicant' || !isApplicantIn);
  async function press(act: LeadAct): Promise<void> {
    if (!plain.includes(act)) return setAsked(act);
    const isDone = await task.run(async () => onView(await runPlain(act, view)));
    if (!isDone) onFailed();
  }
  if (acts.length === 0) return null;
  // While others are asked or opinions are put together, the main thing is done elsewhere.
  const hasMain = view.state !== 'inviting' && view.state !== 'consolidated';
  const kindOf = (at: number): ButtonKind =>
    isDark ? 'call' : at === 0 && hasMain ? 'primary' : 'secondary';
  return (
    <>
      <div className={isDark ? styles.darkActs : styles.acts}>
        {acts.map((act, at) => (
          <Button key={act} kind={kindOf(at)} isBusy={task.isRunning} onClick={() => void press(act)}>
            {t(act === 'convene' && view.state === 'inviting' ? 'act.lookAgain' : `act.${act}`)}
          </Button>
        ))}
      </div>
      {task.error ? <ErrorNotice error={task.error} isDark={isDark} /> : null}
      {asked === null ? null : (
        <LeadDialog key={asked} act={asked} {...{ view, onView }} onClose={() => setAsked(null)} />
      )}
    </>
  );
}

function runPlain(act: LeadAct, { reviewId, version }: JointReviewView): Promise<JointReviewView> {
  const params = { reviewId };
  if (act === 'open') return api('jointReview:setPhase', { params, body: { phase: 'openSession' } });
  if (act === 'callApplicant') return api('jointReview:callApplicant', { params });
  if (act === 'consolidate')
    return api('jointReview:consolidate', { params, body: { version, summary: '', resolutions: [] } });
  return api('jointReview:convene', { params, body: { version } });
}
