import type { GuestMandate } from '@cloudseat/shared/nouns/guest.ts';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../lib/moment-text.ts';
import { useLocale } from './use-locale.ts';

/** By whose mandate a third person comes: who they are, and what for, until when. Its words are in the namespace `guest`. */
export function useGuestMandate(): (mandate: GuestMandate) => { who: string; may: string } {
  const { t } = useTranslation('guest');
  const locale = useLocale();
  return ({ helperName, place, scopes, endsAt }) => {
    const what = [t('mandate.see'), ...scopes.map((scope) => t(`mandate.scope.${scope}`))];
    return {
      who: place === '' ? helperName : t('mandate.where', { name: helperName, place }),
      may: t('mandate.may', {
        what: what.join(t('mandate.between')),
        day: formatDay(endsAt, locale).whole,
      }),
    };
  };
}
