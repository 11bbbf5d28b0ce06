import type { ApplicantCallView } from '@cloudseat/shared/nouns/call.ts';
import { metStates } from '@cloudseat/shared/nouns/call-stages.ts';

/** offer: nobody has spoken of it yet, and it would help. The rest: how it stands, and how the agent's last try went. */
export type TelephoneView = 'offer' | 'proposed' | 'agreed' | 'on' | 'connected' | 'noAnswer' | 'wrongNumber';

/** What the applicant's page says of the telephone; null: nothing. Who said no is not asked again by the page. */
export function readTelephoneView(
  { state, telephone, heldAt }: Pick<ApplicantCallView, 'state' | 'telephone' | 'heldAt'>,
  isAdvised: boolean,
): TelephoneView | null {
  if (!metStates.includes(state)) return null;
  // Who is on hold hears nobody, whatever the links are like.
  if (telephone === null) return isAdvised && heldAt === null ? 'offer' : null;
  if (telephone.step === 'declined') return null;
  return telephone.step === 'on' ? (telephone.result ?? 'on') : telephone.step;
}
