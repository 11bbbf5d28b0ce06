import type { JointReviewView, OpinionDraft, SeatId } from '@cloudseat/shared/nouns/joint-review.ts';
import { lacksOf } from '@cloudseat/shared/nouns/joint-review-rules.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import type { useCaseLines } from '../../ui/joint/use-line-names.ts';
import { SignDialog } from '../../ui/sign-dialog.tsx';
import { TextAreaField } from '../../ui/text-area-field.tsx';
import { AbstainDialog } from './abstain-dialog.tsx';
import { hasLines, lineKindOf, tidy, verdicts } from './opinion-form.ts';
import { OpinionLines } from './opinion-lines.tsx';
import styles from './review.module.css';
import { useOpinionDraft } from './use-opinion-draft.ts';
import { useSignWords } from './use-sign-words.ts';

type OpinionEditorProps = {
  view: JointReviewView;
  seatId: SeatId;
  lines: ReturnType<typeof useCaseLines>['lines'];
  onView: (view: JointReviewView) => void;
};

/** What one's own department says: saved as it is written, final with the signature. */
export function OpinionEditor({ view, seatId, lines, onView }: OpinionEditorProps) {
  const { t } = useTranslation('joint');
  const { draft, change, phase, flush, discard } = useOpinionDraft(view, seatId);
  const signWords = useSignWords();
  const [isTold, setIsTold] = useState(false);
  const [asked, setAsked] = useState<'sign' | 'abstain' | null>(null);
  const set = (part: Partial<OpinionDraft>) => change({ ...draft, ...part });
  const lacks = lacksOf(tidy(draft));
  const { verdict } = draft;
  const round = view.seats.find((seat) => seat.seatId === seatId)?.round ?? 1;
  function handleSign(): void {
    setIsTold(true);
    if (lacks.length === 0) setAsked('sign');
  }
  return (
    <div className={styles.editor}>
      <fieldset className={styles.verdicts}>
        <legend>{t('opinion.verdict')}</legend>
        {verdicts.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name={`verdict-${seatId}`}
              checked={verdict === each}
              onChange={() => set({ verdict: each })}
            />
            <span>
              {t(`verdict.${each}`)}
              <small>{t(`verdictHint.${each}`)}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <TextAreaField
        label={t('opinion.text')}
        hint={t('opinion.textHint')}
        rows={4}
        maxLength={4_000}
        value={draft.text}
        onChange={({ target }) => set({ text: target.value })}
      />
      <TextAreaField
        label={t(verdict === 'disagree' ? 'opinion.basisNeeded' : 'opinion.basis')}
        hint={t('opinion.basisHint')}
        rows={2}
        maxLength={1_000}
        value={draft.basis}
        onChange={({ target }) => set({ basis: target.value })}
      />
      {verdict === 'notOurs' ? (
        <Field
          label={t('opinion.askInstead')}
          hint={t('opinion.askInsteadHint')}
          maxLength={200}
          value={draft.askInstead}
          onChange={({ target }) => set({ askInstead: target.value })}
        />
      ) : null}
      {hasLines(verdict) ? (
        <OpinionLines
          kind={lineKindOf(verdict)}
          value={draft.lines}
          lines={lines}
          onChange={(next) => set({ lines: next })}
        />
      ) : null}
      <p className={styles.saved} role="status">
        {t(`opinion.phase.${phase}`)}
      </p>
      {lacks.length > 0 && (isTold || verdict !== null) ? (
        <ul className={styles.lacks} role={isTold ? 'alert' : undefined}>
          {lacks.map((lack) => (
            <li key={lack}>{t(`opinion.lacks.${lack}`)}</li>
          ))}
        </ul>
      ) : null}
      <div className={styles.acts}>
        <Button kind="primary" icon="pen" onClick={handleSign}>
          {t('opinion.sign')}
        </Button>
        <Button kind="plain" onClick={() => setAsked('abstain')}>
          {t('opinion.abstain')}
        </Button>
      </div>
      {asked === 'sign' ? (
        <SignDialog
          words={signWords}
          title={t('sign.title')}
          text={t('sign.text', { verdict: t(`verdict.${verdict ?? 'agree'}`) })}
          confirm={t('sign.confirm')}
          onSign={async (password) => {
            await flush();
            const body = { round, draft: tidy(draft), password };
            onView(
              await api('jointReview:signOpinion', { params: { reviewId: view.reviewId, seatId }, body }),
            );
            discard();
          }}
          onClose={() => setAsked(null)}
        />
      ) : null}
      {asked === 'abstain' ? (
        <AbstainDialog view={view} seatId={seatId} onView={onView} onClose={() => setAsked(null)} />
      ) : null}
    </div>
  );
}
