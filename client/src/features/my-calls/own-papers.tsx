import type { CaseVoucher } from '@cloudseat/shared/nouns/case-decision.ts';
import type { VoucherId } from '@cloudseat/shared/nouns/ids.ts';
import type { CaseState } from '@cloudseat/shared/nouns/service-case.ts';
import { canSign, purposeOf } from '@cloudseat/shared/nouns/signing-rules.ts';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import type { SignatureScreen } from '../../ui/signature-screen.ts';
import { useTask } from '../../ui/use-task.ts';
import { VoucherList } from '../../ui/voucher-list.tsx';
import { SignPaper } from './sign-paper.tsx';

type OwnPapersProps = {
  vouchers: readonly CaseVoucher[];
  /** Of the case: it decides what may still be signed. */
  state: CaseState;
  /** The form is open on the page, with its paper to sign: not here as well. */
  isFormElsewhere: boolean;
  /** Where a paper is signed. */
  Screen: SignatureScreen;
  onChanged: () => void;
};

/** Papers that were issued to the applicant: to open, to sign, or to confirm once they were opened. */
export function OwnPapers({ vouchers, state, isFormElsewhere, Screen, onChanged }: OwnPapersProps) {
  const { t } = useTranslation('case-papers');
  const task = useTask();
  if (vouchers.length === 0) return null;
  const acknowledge = (voucherId: VoucherId) =>
    void task.run(() => api('voucher:acknowledge', { params: { voucherId } })).then(onChanged);
  return (
    <Card title={t('voucher.title')}>
      <VoucherList
        vouchers={vouchers}
        actionOf={(voucher) => {
          const { voucherId, kind, openedAt, acknowledgedAt } = voucher;
          const isForm = kind === 'completedForm';
          if (isForm && isFormElsewhere) return null;
          const isServed = purposeOf(kind) === 'delivery' && acknowledgedAt !== null;
          return (
            <>
              <SignPaper {...{ voucher, Screen, onChanged }} canSign={!isServed && canSign(voucher, state)} />
              {isForm || openedAt === null || acknowledgedAt !== null ? null : (
                <Button isBusy={task.isRunning} onClick={() => acknowledge(voucherId)}>
                  {t('voucher.acknowledge')}
                </Button>
              )}
            </>
          );
        }}
      />
      {task.error ? <ErrorNotice error={task.error} /> : null}
    </Card>
  );
}
