import type { CaseId } from '@cloudseat/shared/nouns/ids.ts';
import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { liveStage } from '../../features/my-calls/live-states.ts';
import { OwnCasePage } from '../../features/my-calls/own-case-page.tsx';
import { OwnPapers } from '../../features/my-calls/own-papers.tsx';
import { SwitchDevice } from '../../features/switch-device/switch-device.tsx';
import { api } from '../../lib/http.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { lazyWithWords } from '../../ui/lazy-with-words.ts';
import { Loading } from '../../ui/spinner.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { CaseForm } from './case-form.tsx';
import { ErrorPage } from './error-page.tsx';
import { SignedOutPage } from './session-pages.tsx';
import { Signature } from './signature.ts';
import { useCaseChanges } from './use-case-changes.ts';
import { loadCalls, who } from './who.ts';

const CaseMandates = lazyWithWords(
  async () => (await import('./case-mandates.tsx')).CaseMandates,
  ['mandate'],
);

const CaseReviews = lazyWithWords(
  async () => (await import('./case-reviews.tsx')).CaseReviews,
  ['own-joint'],
);

/** One own case, renewed as it changes. */
export function CaseRoute({ caseId }: { caseId: CaseId }) {
  const { t } = useTranslation('common');
  const { applicant, calls } = useStore(who);
  const [isFormPaperShown, setFormPaperShown] = useState(false);
  const {
    value,
    error,
    retry: refresh,
  } = useLoad(`own-case/${caseId}`, () => api('case:getOwn', { params: { caseId } }), { keepsShown: true });
  useEffect(() => {
    if (applicant) void loadCalls();
  }, [applicant]);
  useCaseChanges(() => {
    void loadCalls();
    refresh();
  });
  if (error?.code === 'UNAUTHENTICATED') return <SignedOutPage onSignedIn={refresh} />;
  if (value === null && error) return <ErrorPage error={error} onRetry={refresh} />;
  if (value === null) return <Loading>{t('loading')}</Loading>;
  const callsOfCase = calls?.filter((call) => call.caseId === caseId) ?? [];
  return (
    <OwnCasePage
      ownCase={value}
      calls={callsOfCase}
      notice={error ? <ErrorNotice error={error} onRetry={refresh} /> : null}
      papers={
        <OwnPapers
          vouchers={value.vouchers}
          state={value.state}
          isFormElsewhere={isFormPaperShown}
          Screen={Signature}
          onChanged={refresh}
        />
      }
      form={<CaseForm ownCase={value} calls={calls} onChanged={refresh} onPaper={setFormPaperShown} />}
      reviews={
        <Suspense fallback={null}>
          <CaseReviews caseId={caseId} />
        </Suspense>
      }
      mandates={
        <Suspense fallback={null}>
          <CaseMandates
            ownCase={value}
            isTalking={callsOfCase.some((call) => liveStage(call.state) === 'talking')}
          />
        </Suspense>
      }
      switchDevice={<SwitchDevice />}
    />
  );
}
