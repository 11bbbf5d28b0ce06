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
  /** The case goes on: a form of it may be signed. */
  isOpen: boolean;
  /** The form is open on the page, with its paper to sign: not here as well. */
  isFormElsewhere: boolean;
  /** Where a form is signed. */
  Screen: SignatureScreen;
  onChanged: () => void;
};

/** Papers that were issued to the applicant: to open, and to confirm once they were opened. */
export function OwnPapers({ vouchers, isOpen, isFormElsewhere, Screen, onChanged }: OwnPapersProps) {
  const { t } = useTranslation('case-papers');
  const task = useTask();
  if (vouchers.length === 0) return null;
  const acknowledge = (voucherId: VoucherId) =>
    void task.run(() => api('voucher:acknowledge', { params: { voucherId } })).then(onChanged);
  return (
    <Card title={t('voucher.title')}>
      <VoucherList
        vouchers={vouchers}
        actionOf={({ voucherId, kind, openedAt, signedAt, acknowledgedAt, isSuperseded }) =>
          kind === 'completedForm' ? (
            isSuperseded || isFormElsewhere || (signedAt === null && !isOpen) ? null : (
              <SignForm isSigned={signedAt !== null} {...{ voucherId, Screen, onChanged }} />
            )
          ) : openedAt !== null && acknowledgedAt === null ? (
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
