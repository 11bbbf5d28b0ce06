import type { CaseVoucher } from '@cloudseat/shared/nouns/case-decision.ts';
import type { VoucherId } from '@cloudseat/shared/nouns/ids.ts';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import type { SignatureScreen } from '../../ui/signature-screen.ts';
import { useTask } from '../../ui/use-task.ts';
import { VoucherList } from '../../ui/voucher-list.tsx';
import { SignForm } from './sign-form.tsx';

type OwnPapersProps = {
  vouchers: readonly CaseVoucher[];
  /** Where a form is signed. */
  Screen: SignatureScreen;
  onChanged: () => void;
};

/** Papers that were issued to the applicant: to open, and to confirm once they were opened. */
export function OwnPapers({ vouchers, Screen, onChanged }: OwnPapersProps) {
  const { t } = useTranslation('case-papers');
  const task = useTask();
  if (vouchers.length === 0) return null;
  const acknowledge = (voucherId: VoucherId) =>
    void task.run(() => api('voucher:acknowledge', { params: { voucherId } })).then(onChanged);
  return (
    <Card title={t('voucher.title')}>
      <VoucherList
        vouchers={vouchers}
        actionOf={({ voucherId, kind, signedAt, acknowledgedAt }) =>
          kind === 'completedForm' ? (
            signedAt === null ? (
              <SignForm voucherId={voucherId} Screen={Screen} onChanged={onChanged} />
            ) : null
          ) : acknowledgedAt === null ? (
            <Button isBusy={task.isRunning} onClick={() => acknowledge(voucherId)}>
              {t('voucher.acknowledge')}
            </Button>
          ) : null
        }
      />
      {task.error ? <ErrorNotice error={task.error} /> : null}
    </Card>
  );
}
