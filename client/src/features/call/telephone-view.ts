import type { ApplicantCallView } from '@cloudseat/shared/nouns/call.ts';

/** offer: nobody has spoken of it yet, and it would help. The rest: how it stands, and how the agent's last try went. */
export type TelephoneView = 'offer' | 'proposed' | 'agreed' | 'on' | 'connected' | 'noAnswer' | 'wrongNumber';

/** What the applicant's page says of the telephone; null: nothing. Who said no is not asked again by the page. */
export function readTelephoneView(
  { state, telephone }: Pick<ApplicantCallView, 'state' | 'telephone'>,
  isAdvised: boolean,
): TelephoneView | null {
  if (state !== 'active' && state !== 'transferring') return null;
  if (telephone === null) return isAdvised ? 'offer' : null;
  if (telephone.step === 'declined') return null;
  return telephone.step === 'on' ? (telephone.result ?? 'on') : telephone.step;
}
