import type { MandateStateName } from '@cloudseat/shared/nouns/mandate-rules.ts';
import { isMandateOpen, mandateDaysMax } from '@cloudseat/shared/nouns/mandate-rules.ts';
import { districtDayStart } from '../catalogue/opening-hours.ts';

/** What moves a mandate, by the state that follows. expired: its end came. caseEnded: the case did, before that. */
export type MandateEvent = Exclude<MandateStateName, 'proposed'>;

const from: Record<MandateEvent, readonly MandateStateName[]> = {
  confirmed: ['proposed'],
  declined: ['proposed'],
  revoked: ['confirmed'],
  givenBack: ['confirmed'],
  expired: ['proposed', 'confirmed'],
  caseEnded: ['proposed', 'confirmed'],
};

/** The state that follows; the same for a repeat, null where the event does not fit. */
export const nextMandateState = (state: MandateStateName, event: MandateEvent): MandateStateName | null =>
  state === event || from[event].includes(state) ? event : null;

/** What the clock or its case has made of a mandate, whether or not anybody has written it down yet. */
export function dueEvent(
  { state, endsAt }: { state: MandateStateName; endsAt: number },
  { now, isCaseOpen }: { now: number; isCaseOpen: boolean },
): 'expired' | 'caseEnded' | null {
  if (!isMandateOpen(state)) return null;
  if (now >= endsAt) return 'expired';
  return isCaseOpen ? null : 'caseEnded';
}

/** The end of the district's last day that a mandate may last to: whoever picks a day means all of it. */
export const latestEnd = (now: number): number => districtDayStart(now) + (mandateDaysMax + 1) * 86_400_000;

export const isTermFine = (endsAt: number, now: number): boolean => endsAt > now && endsAt <= latestEnd(now);
