import type { RoomStep } from '@cloudseat/shared/nouns/link-steps.ts';
import type { RoomSessionState } from './types.ts';

/** Whose link the room follows, or that somebody keeps it there; and where it stands because of it. */
export type StepWords = { whose: 'yours' | 'theirs' | 'held'; step: Exclude<RoomStep, 'full' | 'telephone'> };

/** Null while everything flows; by telephone there are words of their own. */
export function readStepWords(
  state: Pick<RoomSessionState, 'step' | 'ownStep' | 'heldStep' | 'remotes'> | null,
): StepWords | null {
  if (state === null || state.step === 'full' || state.step === 'telephone') return null;
  const isHeld = [state, ...state.remotes].some(({ heldStep }) => heldStep !== null);
  return { whose: isHeld ? 'held' : state.ownStep === state.step ? 'yours' : 'theirs', step: state.step };
}
