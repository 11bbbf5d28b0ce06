import type { OfferView } from '@cloudseat/shared/nouns/agent.ts';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { notify } from '../../lib/notify.ts';
import { formatSpan } from '../../lib/time-text.ts';
import { blinkTitle } from '../../lib/window-title.ts';
import { useLocalText } from '../../ui/use-locale.ts';
import type { AlertSound } from './alert-sound.ts';

/** Calls the agent as long as an offer rings: sound, title, and a notification while the page is hidden. */
export function useOfferAlert(offer: OfferView | null, sound: AlertSound): void {
  const { t } = useTranslation('desk');
  const text = useLocalText();
  const fence = offer?.fence ?? null;
  const flash = offer === null ? '' : t('offer.flash', { ticket: offer.ticketNumber });
  const blink = useRef<ReturnType<typeof blinkTitle> | null>(null);
  // One alert for each offer, whatever else renders.
  useEffect(() => {
    if (offer === null) return;
    sound.start();
    blink.current = blinkTitle(flash);
    const stopNotice = notify(
      t(`offer.titleOf.${offer.purpose}`),
      t('offer.notification', {
        ticket: offer.ticketNumber,
        matter: text(offer.matterName),
        time: formatSpan(offer.ringingSince - offer.enqueuedAt),
      }),
      { tag: 'cloudseat-offer', requireInteraction: true },
    );
    return () => {
      sound.stop();
      blink.current?.stop();
      blink.current = null;
      stopNotice();
    };
  }, [fence, sound]);
  useEffect(() => blink.current?.say(flash), [flash]);
}
