import type { CaseVoucher } from '@cloudseat/shared/nouns/case-decision.ts';
import type { VoucherId } from '@cloudseat/shared/nouns/ids.ts';
import type { SignaturePurpose } from '@cloudseat/shared/nouns/signature.ts';
import { purposeOf } from '@cloudseat/shared/nouns/signing-rules.ts';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ApiOutput, api, apiUrl } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import type { SignatureScreen, SignedPaper } from '../../ui/signature-screen.ts';
import { useLocale } from '../../ui/use-locale.ts';
import { useTask } from '../../ui/use-task.ts';
import { voucherUrl } from '../../ui/voucher-list.tsx';

type SignPaperProps = {
  /** Once it was signed there is only the end of the screen to come, if it is open. */
  voucher: Pick<CaseVoucher, 'voucherId' | 'kind' | 'signedAt'>;
  canSign: boolean;
  Screen: SignatureScreen;
  /** Where nothing tells of the change by itself. */
  onChanged?: () => void;
};

/** Asks for the signature of a paper: its pages, the words it agrees to, then the pad. */
export function SignPaper({ voucher, canSign, Screen, onChanged }: SignPaperProps) {
  const { voucherId, kind, signedAt } = voucher;
  const purpose = purposeOf(kind);
  const { t } = useTranslation('case-papers');
  const locale = useLocale();
  const task = useTask();
  const [shown, setShown] = useState<ApiOutput<'voucher:getSigning'> | null>(null);
  const params = { voucherId };
  const open = () =>
    void task.run(async () => setShown(await api('voucher:getSigning', { params, query: { locale } })));
  return (
    <>
      {canSign && signedAt === null && purpose !== null ? (
        <>
          {purpose === 'commitment' ? <p>{t('voucher.commitmentDue')}</p> : null}
          <Button
            kind={purpose === 'delivery' ? 'secondary' : 'primary'}
            isBusy={task.isRunning}
            onClick={open}
          >
            {t(signWords[purpose])}
          </Button>
        </>
      ) : null}
      {task.error ? <ErrorNotice error={task.error} /> : null}
      {shown === null ? null : (
        <Suspense fallback={null}>
          <Screen
            documentName={t(`voucher.kind.${kind}`)}
            paper={paperOf(voucherId, shown)}
            statement={shown.statement}
            applicantName={shown.applicantName}
            onSign={async (mark) => {
              const { documentSha256: seenSha256, statementVersion } = shown;
              await api('voucher:sign', { params, body: { seenSha256, statementVersion, locale, mark } });
            }}
            onClose={() => {
              setShown(null);
              onChanged?.();
            }}
          />
        </Suspense>
      )}
    </>
  );
}

const signWords = {
  form: 'voucher.sign',
  commitment: 'voucher.signCommitment',
  delivery: 'voucher.signDelivery',
} as const satisfies Record<SignaturePurpose, string>;

const paperOf = (voucherId: VoucherId, { pages, locale }: ApiOutput<'voucher:getSigning'>): SignedPaper => ({
  pages: pages.map((page, at) => ({
    ...page,
    address: apiUrl('voucher:page', { params: { voucherId, page: String(at + 1) } }),
  })),
  locale,
  fileAddress: voucherUrl(voucherId),
});
