import type { CaseId } from '@cloudseat/shared/nouns/ids.ts';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Signal } from '../../signal/types.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { lazyWithWords } from '../../ui/lazy-with-words.ts';
import { useLiveMandates } from '../../ui/mandate/use-case-mandates.ts';
import { Loading } from '../../ui/spinner.tsx';
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
  const { value, error, retry: refresh } = useLiveMandates(signal, caseId);
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
