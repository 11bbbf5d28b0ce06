import type { JointOffer } from '@cloudseat/shared/nouns/joint-review.ts';
import { useTranslation } from 'react-i18next';
import { useRingAlert } from '../../ui/offer/use-ring-alert.ts';
import { useLocalText } from '../../ui/use-locale.ts';

/** Calls the agent as long as a seat rings, as an order does. */
export function useJointAlert(
  { fence, from, subject }: JointOffer,
  sound: Parameters<typeof useRingAlert>[1],
): void {
  const { t } = useTranslation('joint');
  const text = useLocalText();
  useRingAlert(
    {
      fence,
      flash: t('offer.flash'),
      title: t('offer.title'),
      text: t('offer.ringing', { department: text(from.departmentName), subject }),
    },
    sound,
  );
}
