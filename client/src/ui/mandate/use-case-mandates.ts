import type { CaseId } from '@cloudseat/shared/nouns/ids.ts';
import { useEffect } from 'react';
import { api } from '../../lib/http.ts';
import type { Signal } from '../../signal/types.ts';
import { useLoad } from '../use-load.ts';
import { useLocale } from '../use-locale.ts';

/** Who may act in a case, with the statements in the page's language. */
export function useCaseMandates(caseId: CaseId) {
  const locale = useLocale();
  return useLoad(
    `mandates/${caseId}/${locale}`,
    () => api('mandate:listOfCase', { params: { caseId }, query: { locale } }),
    { keepsShown: true },
  );
}

type Told = Pick<Signal<'applicant'>, 'on' | 'onSnapshot'> | Pick<Signal<'staff'>, 'on' | 'onSnapshot'>;

/** The same, as it changes while people talk. */
export function useLiveMandates(signal: Told, caseId: CaseId) {
  const loaded = useCaseMandates(caseId);
  const { retry: refresh } = loaded;
  useEffect(() => {
    const stops = [
      signal.on('mandate:changed', (changed) => {
        if (changed.caseId === caseId) refresh();
      }),
      signal.onSnapshot(refresh),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [signal, caseId, refresh]);
  return loaded;
}
