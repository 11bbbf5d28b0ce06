import type { Firm } from '@cloudseat/shared/nouns/firm.ts';
import { useTranslation } from 'react-i18next';
import { useFirmText } from './use-firm-text.ts';

/** Whom an applicant comes for, short, for a head line; the code and the role are a hover away. */
export function FirmName({ firm }: { firm: Firm | null }) {
  const { t } = useTranslation('case');
  const whole = useFirmText(firm);
  return firm === null ? null : (
    <span title={whole ?? undefined}> · {t('firm.head', { name: firm.name })}</span>
  );
}
