import type { CaseId } from '@cloudseat/shared/nouns/ids.ts';
import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import type { Signal } from '../../signal/types.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { lazyWithWords } from '../../ui/lazy-with-words.ts';
import { Loading } from '../../ui/spinner.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { useLocale } from '../../ui/use-locale.ts';

const MandatesPart = lazyWithWords(
  async () => (await import('../../features/desk-mandate/mandates-part.tsx')).MandatesPart,
  ['mandate'],
);

type DeskMandatesProps = {
  signal: Pick<Signal<'staff'>, 'on' | 'onSnapshot'>;
  caseId: CaseId;
  /** The talk is over, or somebody else's. */
  isReadOnly: boolean;
};

/** Who acts for the applicant of the call, as it changes; the statement in the agent's language, who reads it aloud. */
export function DeskMandates({ signal, caseId, isReadOnly }: DeskMandatesProps) {
  const { t } = useTranslation('desk');
  const locale = useLocale();
  const {
    value,
    error,
    retry: refresh,
  } = useLoad(
    `mandates/${caseId}/${locale}`,
    () => api('mandate:listOfCase', { params: { caseId }, query: { locale } }),
    { keepsShown: true },
  );
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
  if (value === null)
    return error ? <ErrorNotice error={error} onRetry={refresh} /> : <Loading>{t('loading')}</Loading>;
  return (
    <Suspense fallback={<Loading>{t('loading')}</Loading>}>
      <MandatesPart
        caseId={caseId}
        locale={locale}
        mandates={value.mandates}
        isReadOnly={isReadOnly}
        onChanged={refresh}
      />
    </Suspense>
  );
}
