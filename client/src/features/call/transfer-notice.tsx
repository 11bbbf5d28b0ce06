import type { ApplicantCallView } from '@cloudseat/shared/nouns/call.ts';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../ui/banner.tsx';
import { useLocalText } from '../../ui/use-locale.ts';

/** Back in line because the agent passed the call on: where it goes, and that the place is kept. */
export function TransferNotice({ call }: { call: Pick<ApplicantCallView, 'transferTo'> }) {
  const { t } = useTranslation('applicant');
  const text = useLocalText();
  if (call.transferTo === null) return null;
  return (
    <Banner title={t('waiting.transferTitle', { department: text(call.transferTo) })}>
      {t('waiting.transferNext')}
    </Banner>
  );
}
