import type { JointOffer } from '@cloudseat/shared/nouns/joint-review.ts';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { notify } from '../../lib/notify.ts';
import { blinkTitle } from '../../lib/window-title.ts';
import { useLocalText } from '../../ui/use-locale.ts';

/** Calls the agent as long as a seat rings, as an order does: sound, title, and a notification while the page is hidden. */
export function useJointAlert(
  invitation: JointOffer | null,
  sound: { start: () => void; stop: () => void },
): void {
  const { t } = useTranslation('joint');
  const text = useLocalText();
  const fence = invitation?.fence ?? null;
  // One alert for each ringing, whatever else renders.
  useEffect(() => {
    if (invitation === null) return;
    sound.start();
    const blink = blinkTitle(t('offer.flash'));
    const words = t('offer.ringing', {
      department: text(invitation.from.departmentName),
      subject: invitation.subject,
    });
    const stopNotice = notify(t('offer.title'), words, { tag: 'cloudseat-offer', requireInteraction: true });
    return () => {
      sound.stop();
      blink.stop();
      stopNotice();
    };
  }, [fence, sound]);
}
