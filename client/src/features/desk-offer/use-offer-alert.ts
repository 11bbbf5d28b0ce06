import type { OfferView } from '@cloudseat/shared/nouns/agent.ts';
import { useTranslation } from 'react-i18next';
import { formatSpan } from '../../lib/time-text.ts';
import { useRingAlert } from '../../ui/offer/use-ring-alert.ts';
import { useLocalText } from '../../ui/use-locale.ts';
import type { AlertSound } from './alert-sound.ts';

/** Calls the agent as long as an order rings. */
export function useOfferAlert(offer: OfferView | null, sound: AlertSound): void {
  const { t } = useTranslation('desk');
  const text = useLocalText();
  useRingAlert(
    offer && {
      fence: offer.fence,
      flash: t('offer.flash', { ticket: offer.ticketNumber }),
      title: t(`offer.titleOf.${offer.purpose}`),
      text: t('offer.notification', {
        ticket: offer.ticketNumber,
        matter: text(offer.matterName),
        time: formatSpan(offer.ringingSince - offer.enqueuedAt),
      }),
    },
    sound,
  );
}
