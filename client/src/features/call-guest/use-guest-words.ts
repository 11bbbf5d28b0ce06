import type { GuestState } from '@cloudseat/shared/nouns/guest.ts';
import { useTranslation } from 'react-i18next';

/** Whom it is about: the name they gave, and how they stand to the applicant. */
export function useGuestName(): (guest: GuestState['guest']) => string {
  const { t } = useTranslation('guest');
  return (guest) =>
    guest === null ? '' : t('who', { name: guest.name, relation: t(`relation.${guest.relation}`) });
}
