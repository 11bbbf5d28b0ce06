import type { Firm } from '@cloudseat/shared/nouns/firm.ts';
import { useTranslation } from 'react-i18next';

/** Whom an applicant comes for, with its code and as what they act; null: for themselves. Its words are in the namespace `case`. */
export function useFirmText(firm: Firm | null): string | null {
  const { t } = useTranslation('case');
  if (firm === null) return null;
  const { name, creditCode: code, role } = firm;
  return t('firm.as', { name, code, role: t(`firm.role.${role}`) });
}
