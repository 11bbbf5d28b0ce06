import type { JointReviewView } from '@cloudseat/shared/nouns/joint-review.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import type { LineName } from '../../ui/joint/opinion-card.tsx';
import { SignDialog } from '../../ui/sign-dialog.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import { ConclusionText } from './conclusion-text.tsx';
import styles from './review.module.css';
import { useSignWords } from './use-sign-words.ts';

type IssueDialogProps = {
  view: JointReviewView;
  nameOf: LineName;
  onView: (view: JointReviewView) => void;
  onClose: () => void;
};

/** The paper once more as a whole; then the password, and it is issued. */
export function IssueDialog({ view, nameOf, onView, onClose }: IssueDialogProps) {
  const { t } = useTranslation('joint');
  const text = useLocalText();
  const signWords = useSignWords();
  const [isSigning, setIsSigning] = useState(false);
  const { reviewId, version, consolidation, seats } = view;
  if (consolidation === null) return null;
  if (isSigning)
    return (
      <SignDialog
        words={signWords}
        title={t('issue.signTitle')}
        text={t('issue.signText')}
        confirm={t('issue.confirm')}
        onSign={async (password) =>
          onView(await api('jointReview:issue', { params: { reviewId }, body: { version, password } }))
        }
        onClose={onClose}
      />
    );
  return (
    <Dialog
      title={t('issue.title')}
      onClose={onClose}
      actions={
        <>
          <Button isWide onClick={onClose}>
            {t('issue.back')}
          </Button>
          <Button kind="primary" isWide onClick={() => setIsSigning(true)}>
            {t('issue.next')}
          </Button>
        </>
      }
    >
      <div className={styles.preview}>
        <p>
          <strong>{view.subject}</strong>
        </p>
        <ul>
          {seats.map(({ seatId, departmentName, opinion, state, reason }) => (
            <li key={seatId}>
              {text(departmentName)}：
              {opinion?.verdict
                ? t(`verdict.${opinion.verdict}`)
                : state === 'abstained'
                  ? t('seat.is.abstained', { reason: reason ?? '' })
                  : t('issue.none')}
            </li>
          ))}
        </ul>
        <ConclusionText {...{ view, consolidation, nameOf }} />
        {consolidation.conclusion === 'needsCorrection' ? (
          <p>
            <strong>{t('issue.withNotice')}</strong>
          </p>
        ) : null}
        {consolidation.conflicts.map(({ conflictId, resolution }, at) => (
          <p key={conflictId}>
            {t('conflict.title', { at: at + 1 })} {resolution?.text}
          </p>
        ))}
      </div>
    </Dialog>
  );
}
