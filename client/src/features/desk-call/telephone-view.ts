import type { DeskCallView } from '@cloudseat/shared/nouns/agent.ts';
import { metStates } from '@cloudseat/shared/nouns/call-stages.ts';

/** gone: the page is gone, and answering the telephone is the applicant's word. */
export type TelephoneView = 'offer' | 'gone' | 'waiting' | 'agreed' | 'declined' | 'on';
type Call = Pick<DeskCallView, 'part' | 'state' | 'telephone' | 'heldAt' | 'applicantLostAt'>;

/** A page that is only reloaded is back by then, ms. */
const goneAfterMs = 5_000;

/** What the desk says of the telephone; null: nothing. Only whose call it is hears of it. */
export function readTelephoneView(call: Call, isAdvised: boolean, now: number): TelephoneView | null {
  const { part, state, telephone, heldAt, applicantLostAt } = call;
  if (part !== 'owner' || !metStates.includes(state)) return null;
  if (telephone?.step === 'on' || telephone?.step === 'agreed') return telephone.step;
  if (applicantLostAt !== null && now - applicantLostAt >= goneAfterMs) return 'gone';
  if (telephone !== null) return telephone.step === 'proposed' ? 'waiting' : 'declined';
  return isAdvised && heldAt === null ? 'offer' : null;
}
