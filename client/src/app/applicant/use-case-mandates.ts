import type { CaseId } from '@cloudseat/shared/nouns/ids.ts';
import { api } from '../../lib/http.ts';
import { useLoad } from '../../ui/use-load.ts';
import { useLocale } from '../../ui/use-locale.ts';

/** Who may act in a case, with the statements in the page's language. */
export function useCaseMandates(caseId: CaseId) {
  const locale = useLocale();
  return useLoad(
    `mandates/${caseId}/${locale}`,
    () => api('mandate:listOfCase', { params: { caseId }, query: { locale } }),
    { keepsShown: true },
  );
}
