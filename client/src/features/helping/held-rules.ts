import { isCaseOpen } from '@cloudseat/shared/nouns/case-states.ts';
import type { HeldLine, HeldMandate, MandateState } from '@cloudseat/shared/nouns/mandate.ts';
import type { OwnLine } from '@cloudseat/shared/nouns/service-case.ts';
import type { SignalError } from '../../lib/signal-error.ts';

/** The word for what comes next, as far as a helper can do anything about it. */
export function nextOfHeld({
  caseState,
}: Pick<HeldMandate, 'caseState'>): 'open' | 'correcting' | 'conditional' | 'accepted' | 'done' {
  const isWorded =
    caseState === 'open' ||
    caseState === 'correcting' ||
    caseState === 'conditional' ||
    caseState === 'accepted';
  return isWorded ? caseState : 'done';
}

/** Whether papers may be brought: the applicant asked for it, and the case goes on. */
export const mayBring = ({ scopes, caseState }: Pick<HeldMandate, 'scopes' | 'caseState'>): boolean =>
  scopes.includes('papers') && isCaseOpen(caseState);

/** A line as an applicant's own is shown, without what a helper does not know of it. */
export const asOwnLine = ({ ownFiles, isReceived, ...line }: HeldLine): OwnLine => ({
  ...line,
  fileCount: Math.max(ownFiles.length, isReceived ? 1 : 0),
  hasNewerFile: false,
  marked: null,
});

export type EndedState = Exclude<MandateState, 'proposed' | 'confirmed' | 'declined'>;
const endedStates: readonly EndedState[] = ['revoked', 'givenBack', 'expired', 'caseEnded'];

/** How a mandate ended, by the server's refusal. unknown: it is none of theirs. Null: it was refused for another reason. */
export function readEnded(error: SignalError | null): EndedState | 'unknown' | null {
  if (error?.code === 'NOT_FOUND') return 'unknown';
  if (error?.code !== 'MANDATE_ENDED') return null;
  return endedStates.find((state) => state === error.details.state) ?? 'unknown';
}
