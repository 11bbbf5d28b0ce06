import type { CaseView } from '@cloudseat/shared/nouns/service-case.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../button.tsx';
import { Card } from '../card.tsx';
import { LegalClocks } from '../legal-clocks.tsx';
import { VoucherList } from '../voucher-list.tsx';
import styles from './case.module.css';
import type { CaseRights } from './case-rights.ts';
import { ReasonDialog } from './reason-dialog.tsx';

/** As the server asks of a reason. */
const reasonMinLength = 4;

type PapersCardProps = { view: CaseView; rights: CaseRights; onChanged: () => void };
type Question = 'allowNotice' | 'extend' | 'pause' | 'resume';

/** The legal clocks and the papers of a case, and what needs a reason: another notice, a longer term, a clock that stands still. */
export function PapersCard({ view, rights, onChanged }: PapersCardProps) {
  const { t } = useTranslation(['case-file', 'case-papers']);
  const [question, setQuestion] = useState<Question | null>(null);
  const { allowedReason } = view;
  async function confirm(asked: Question, reason: string): Promise<void> {
    await ask(asked, view, reason);
    setQuestion(null);
    onChanged();
  }
  if (view.clocks.length === 0 && view.vouchers.length === 0) return null;
  const questions = rights.mayAct ? questionsOf(view) : [];
  return (
    <Card title={t('case-papers:voucher.title')}>
      <LegalClocks
        clocks={view.clocks}
        isDeemedAccepted={view.isDeemedAccepted}
        pauseReason={view.pauseReason}
      />
      <VoucherList vouchers={view.vouchers} canOpen={rights.maySeeWhose} />
      {allowedReason === null ? null : <p>{t('caseOf.allowed', { reason: allowedReason })}</p>}
      {questions.length === 0 ? null : (
        <div className={styles.actions}>
          {questions.map((each) => (
            <Button key={each} onClick={() => setQuestion(each)}>
              {t(`caseOf.${each}`)}
            </Button>
          ))}
        </div>
      )}
      {question === null ? null : (
        <ReasonDialog
          key={question}
          title={t(`caseOf.${question}Title`)}
          label={t('caseOf.reason')}
          hint={t(`caseOf.${question}Hint`)}
          confirm={t(`caseOf.${question}Confirm`)}
          minLength={reasonMinLength}
          onConfirm={(reason) => confirm(question, reason)}
          onClose={(error) => {
            setQuestion(null);
            if (error) onChanged();
          }}
        />
      )}
    </Card>
  );
}

/** What the server would not refuse as the case stands. */
function questionsOf(view: CaseView): Question[] {
  const { state, noticeCount, allowedReason, isExtended, isPaused } = view;
  const isDeciding = state === 'accepted' || state === 'conditional';
  const asked: (Question | false)[] = [
    state === 'correcting' && noticeCount > 0 && allowedReason === null && 'allowNotice',
    isDeciding && !isExtended && 'extend',
    isDeciding && (isPaused ? 'resume' : 'pause'),
  ];
  return asked.filter((each) => each !== false);
}

function ask(question: Question, { caseId, version }: CaseView, reason: string): Promise<CaseView> {
  const params = { caseId };
  const body = { version, reason };
  if (question === 'allowNotice') return api('case:allowNotice', { params, body });
  if (question === 'extend') return api('case:extend', { params, body });
  return api('case:pauseClock', { params, body: { ...body, isPaused: question === 'pause' } });
}
