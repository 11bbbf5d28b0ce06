import { isCaseOpen } from '@cloudseat/shared/nouns/case-states.ts';
import type { OwnCaseView } from '@cloudseat/shared/nouns/service-case.ts';
import { MandatesCard } from '../../features/mandate/mandates-card.tsx';
import { api } from '../../lib/http.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useCaseMandates } from '../../ui/mandate/use-case-mandates.ts';
import { useLocale } from '../../ui/use-locale.ts';
import { useCaseChanges } from './use-case-changes.ts';

type CaseMandatesProps = { ownCase: OwnCaseView; isTalking: boolean };

/** Who acts for the applicant in an own case, renewed as it changes. */
export function CaseMandates({ ownCase: { caseId, state }, isTalking }: CaseMandatesProps) {
  const locale = useLocale();
  const { value, error, retry: refresh } = useCaseMandates(caseId);
  useCaseChanges(refresh);
  if (value === null) return error ? <ErrorNotice error={error} onRetry={refresh} /> : null;
  return (
    <MandatesCard
      mandates={value.mandates}
      isCaseOpen={isCaseOpen(state)}
      isTalking={isTalking}
      onPropose={(wish) => api('mandate:propose', { params: { caseId }, body: { ...wish, locale } })}
      onChanged={refresh}
    />
  );
}
