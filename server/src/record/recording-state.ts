import type { GapCause, RecordingState, RoomRecording } from '@cloudseat/shared/nouns/recording.ts';

/** Why nothing is written; null where there is nothing to write, or while something is. */
export type RecordingStep = { state: RecordingState; cause: GapCause | null };

/** What a recording goes by. */
export type RecordingFacts = {
  /** The applicant's word; where there is no applicant, none is needed and it counts as given. */
  consent: RoomRecording['consent'];
  /** Where it stands; null: there is none yet. */
  current: RecordingStep | null;
  /** The talk, or the sitting, is over. */
  isOver: boolean;
  isPaused: boolean;
  /** The talk goes on elsewhere, or its applicant waits. */
  rests: 'hold' | 'telephone' | null;
  /** Somebody who may be written is in a lane that is written. */
  isAnybodyThere: boolean;
  fault: GapCause | null;
  /** The recorder says that it writes. */
  isWriting: boolean;
};

/** What may come after what: STATES.md, Recording. A gap may change its cause. */
export const mayFollow: Record<RecordingState, readonly RecordingState[]> = {
  off: ['consentPending', 'starting'],
  consentPending: ['off', 'starting'],
  starting: ['recording', 'gap', 'pausedPrivacy', 'finalizing', 'failed'],
  recording: ['gap', 'pausedPrivacy', 'finalizing', 'failed'],
  gap: ['gap', 'recording', 'pausedPrivacy', 'finalizing', 'failed'],
  pausedPrivacy: ['recording', 'gap', 'finalizing', 'failed'],
  finalizing: ['sealed', 'sealedWithGaps', 'failed'],
  sealed: [],
  sealedWithGaps: [],
  failed: [],
};

const ended: readonly RecordingState[] = ['finalizing', 'sealed', 'sealedWithGaps', 'failed'];
export const hasEnded = (state: RecordingState): boolean => ended.includes(state);

/**
 * Where a recording ought to stand by what is known now. People's words come before everything else, what is meant before
 * faults; what has ended stays so.
 */
export function nextStep(facts: RecordingFacts): RecordingStep {
  const { consent, current, rests, fault } = facts;
  if (current !== null && hasEnded(current.state)) return current;
  if (facts.isOver) return { state: current === null ? 'off' : 'finalizing', cause: null };
  if (consent !== 'given') {
    if (current !== null) return { state: 'gap', cause: 'consentWithdrawn' };
    return { state: consent === 'asked' ? 'consentPending' : 'off', cause: null };
  }
  if (current === null) return { state: 'starting', cause: null };
  if (facts.isPaused) return { state: 'pausedPrivacy', cause: 'privacy' };
  if (rests !== null) return { state: 'gap', cause: rests };
  if (fault !== null) return { state: 'gap', cause: fault };
  // A rest that was said goes on until somebody is there.
  if (!facts.isAnybodyThere)
    return current.state === 'starting' || current.state === 'gap' ? current : { state: 'gap', cause: null };
  // Until the recorder says that it writes, it stands as it stood.
  return facts.isWriting ? { state: 'recording', cause: null } : current;
}

/** Whether anything may be written by these facts: what the recorder is asked for. */
export const mayWrite = (facts: Omit<RecordingFacts, 'fault' | 'isWriting'>): boolean =>
  !facts.isOver &&
  facts.consent === 'given' &&
  !facts.isPaused &&
  facts.rests === null &&
  facts.isAnybodyThere &&
  (facts.current === null || !hasEnded(facts.current.state));

export const isSameStep = (one: RecordingStep, other: RecordingStep): boolean =>
  one.state === other.state && one.cause === other.cause;
