import type { CallId, CaseId } from '@cloudseat/shared/nouns/ids.ts';
import type { JointReviewView } from '@cloudseat/shared/nouns/joint-review.ts';
import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { newRequestId } from '../../lib/request-id.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useTask } from '../../ui/use-task.ts';
import styles from './propose.module.css';
import { emptyProposal, isTouched, problemsOf, toProposal } from './propose-draft.ts';
import { ProposeFields } from './propose-fields.tsx';

type ProposeDialogProps = {
  caseId: CaseId;
  /** The talk it is called out of; null: from the case alone. */
  callId: CallId | null;
  now: () => number;
  onProposed: (view: JointReviewView) => void;
  onClose: () => void;
};

/** Which departments, what each is asked, what is shown, and when: the start of a joint review. */
export function ProposeDialog({ caseId, callId, now, onProposed, onClose }: ProposeDialogProps) {
  const { t } = useTranslation('joint');
  const task = useTask();
  const [draft, setDraft] = useState(emptyProposal);
  const [isTold, setIsTold] = useState(false);
  const [isLeaving, setIsLeaving] = useState(false);
  // One for the form: a second tap after a lost answer makes no second review.
  const [requestId] = useState(newRequestId);
  const problems = problemsOf(draft, now());
  function close(): void {
    if (isTouched(draft)) setIsLeaving(true);
    else onClose();
  }
  async function send(): Promise<void> {
    setIsTold(true);
    if (problems.length > 0) return;
    await task.run(async () => {
      const body = { requestId, callId, ...toProposal(draft) };
      onProposed(await api('jointReview:propose', { params: { caseId }, body }));
    });
  }
  return (
    <Modal
      open
      title={t('propose.title')}
      width={760}
      onCancel={close}
      keyboard={!isLeaving}
      mask={{ closable: false }}
      getContainer={() => (document.fullscreenElement as HTMLElement | null) ?? document.body}
      footer={
        <div className={styles.footer}>
          {isTold && problems.length > 0 ? <p role="alert">{t('propose.problems')}</p> : null}
          <Button onClick={close}>{t('propose.dismiss')}</Button>
          <Button kind="primary" isBusy={task.isRunning} onClick={() => void send()}>
            {t(draft.when === 'now' ? 'propose.sendNow' : 'propose.sendLater')}
          </Button>
        </div>
      }
    >
      <ProposeFields
        caseId={caseId}
        draft={draft}
        problems={isTold ? problems : []}
        isFromTalk={callId !== null}
        onDraft={setDraft}
      />
      {task.error ? <ErrorNotice error={task.error} /> : null}
      {isLeaving ? <LoseModal onStay={() => setIsLeaving(false)} onLose={onClose} /> : null}
    </Modal>
  );
}

/** What was typed is not lost by a slip. */
function LoseModal({ onStay, onLose }: { onStay: () => void; onLose: () => void }) {
  const { t } = useTranslation('joint');
  return (
    <Modal
      open
      title={t('propose.lose.title')}
      width={440}
      onCancel={onStay}
      getContainer={() => (document.fullscreenElement as HTMLElement | null) ?? document.body}
      footer={
        <div className={styles.footer}>
          <Button onClick={onStay}>{t('propose.lose.stay')}</Button>
          <Button kind="danger" onClick={onLose}>
            {t('propose.lose.yes')}
          </Button>
        </div>
      }
    >
      <p>{t('propose.lose.text')}</p>
    </Modal>
  );
}
