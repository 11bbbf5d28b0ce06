import type { CaseView } from '@cloudseat/shared/nouns/service-case.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { LegalClocks } from '../../ui/legal-clocks.tsx';
import { VoucherList } from '../../ui/voucher-list.tsx';
import styles from './case.module.css';
import { ReasonDialog } from './reason-dialog.tsx';

/** As the server asks of a reason. */
const reasonMinLength = 4;

type PapersCardProps = { view: CaseView; canAct: boolean; onChanged: () => void };

/** The legal clocks and the papers of a case, and what needs a supervisor's reason: another notice, a longer term. */
export function PapersCard({ view, canAct, onChanged }: PapersCardProps) {
  const { t } = useTranslation(['supervision', 'case-papers']);
  const [question, setQuestion] = useState<'allowNotice' | 'extend' | null>(null);
  const { caseId, version, state, noticeCount, allowedReason, isExtended } = view;
  const mayAllow = state === 'correcting' && noticeCount > 0 && allowedReason === null;
  const mayExtend = (state === 'accepted' || state === 'conditional') && !isExtended;
  async function confirm(reason: string): Promise<void> {
    const input = { params: { caseId }, body: { version, reason } };
    await (question === 'extend' ? api('case:extend', input) : api('case:allowNotice', input));
    setQuestion(null);
    onChanged();
  }
  if (view.clocks.length === 0 && view.vouchers.length === 0) return null;
  return (
    <Card title={t('case-papers:voucher.title')}>
      <LegalClocks clocks={view.clocks} />
      <VoucherList vouchers={view.vouchers} canOpen={canAct} />
      {allowedReason === null ? null : <p>{t('caseOf.allowed', { reason: allowedReason })}</p>}
      {canAct ? (
        <div className={styles.actions}>
          {mayAllow ? (
            <Button onClick={() => setQuestion('allowNotice')}>{t('caseOf.allowNotice')}</Button>
          ) : null}
          {mayExtend ? <Button onClick={() => setQuestion('extend')}>{t('caseOf.extend')}</Button> : null}
        </div>
      ) : null}
      {question === null ? null : (
        <ReasonDialog
          key={question}
          title={t(`caseOf.${question}Title`)}
          label={t('caseOf.reason')}
          hint={t(`caseOf.${question}Hint`)}
          confirm={t(`caseOf.${question}Confirm`)}
          minLength={reasonMinLength}
          onConfirm={confirm}
          onClose={(error) => {
            setQuestion(null);
            if (error) onChanged();
          }}
        />
      )}
    </Card>
  );
}
