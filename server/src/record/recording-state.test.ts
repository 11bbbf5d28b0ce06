import { GapCause, RecordingState } from '@cloudseat/shared/nouns/recording.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hasEnded,
  isSameStep,
  mayFollow,
  mayWrite,
  nextStep,
  type RecordingFacts,
  type RecordingStep,
} from './recording-state.ts';

const running: RecordingFacts = {
  consent: 'given',
  current: { state: 'recording', cause: null },
  isOver: false,
  isPaused: false,
  rests: null,
  isAnybodyThere: true,
  fault: null,
  isWriting: true,
};
const step = (state: RecordingStep['state'], cause: RecordingStep['cause'] = null) => ({ state, cause });

describe('a recording', () => {
  it.each<[string, Partial<RecordingFacts>, RecordingStep]>([
    ['that nobody was asked about is off', { consent: 'notAsked', current: null }, step('off')],
    ['that was refused is off', { consent: 'refused', current: null }, step('off')],
    ['that was asked for waits', { consent: 'asked', current: null }, step('consentPending')],
    ['that was agreed to starts', { current: null }, step('starting')],
    ['of a talk that is over never starts', { current: null, isOver: true }, step('off')],
    [
      'that the recorder does not write yet still starts',
      { current: step('starting'), isWriting: false },
      step('starting'),
    ],
    ['that is written is on', { current: step('starting') }, step('recording')],
    ['goes on when the consent is given', {}, step('recording')],
    ['stops when the consent is withdrawn', { consent: 'refused' }, step('gap', 'consentWithdrawn')],
    [
      'stays stopped while it is asked for anew',
      { consent: 'asked', current: step('gap', 'consentWithdrawn') },
      step('gap', 'consentWithdrawn'),
    ],
    ['pauses on somebody’s word', { isPaused: true }, step('pausedPrivacy', 'privacy')],
    [
      'that pauses is not called on hold',
      { isPaused: true, rests: 'hold' },
      step('pausedPrivacy', 'privacy'),
    ],
    [
      'that was withdrawn is not called paused',
      { isPaused: true, consent: 'refused' },
      step('gap', 'consentWithdrawn'),
    ],
    ['rests on hold', { rests: 'hold' }, step('gap', 'hold')],
    ['rests by telephone', { rests: 'telephone' }, step('gap', 'telephone')],
    ['that rests is no fault', { rests: 'hold', fault: 'recorderLost' }, step('gap', 'hold')],
    ['with a fault says which', { fault: 'diskFull' }, step('gap', 'diskFull')],
    ['of nobody has nothing to write', { isAnybodyThere: false }, step('gap')],
    [
      'on hold stays so until somebody is back',
      { current: step('gap', 'hold'), isAnybodyThere: false },
      step('gap', 'hold'),
    ],
    [
      'that has not begun waits for somebody',
      { current: step('starting'), isAnybodyThere: false },
      step('starting'),
    ],
    ['after a gap is on once the recorder says so', { current: step('gap', 'hold') }, step('recording')],
    [
      'after a gap stays in it until then',
      { current: step('gap', 'hold'), isWriting: false },
      step('gap', 'hold'),
    ],
    ['ends with the talk', { isOver: true, isPaused: true }, step('finalizing')],
    ['that is sealed stays so', { current: step('sealed'), consent: 'refused' }, step('sealed')],
  ])('%s', (_name, changes, expected) => {
    expect(nextStep({ ...running, ...changes })).toEqual(expected);
  });

  const facts = fc.record({
    consent: fc.constantFrom('given', 'refused', 'asked', 'notAsked'),
    isOver: fc.boolean(),
    isPaused: fc.boolean(),
    rests: fc.constantFrom(null, 'hold', 'telephone'),
    isAnybodyThere: fc.boolean(),
    fault: fc.constantFrom(null, ...GapCause.options),
    isWriting: fc.boolean(),
  });

  it('only ever takes steps that the states allow, and never leaves an end', () => {
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 30 }), (story) => {
        let current: RecordingStep | null = null;
        for (const each of story as Omit<RecordingFacts, 'current'>[]) {
          const next: RecordingStep = nextStep({ ...each, current });
          if (current !== null && !isSameStep(next, current)) {
            expect(mayFollow[(current as RecordingStep).state]).toContain(next.state);
            expect(hasEnded((current as RecordingStep).state)).toBe(false);
          }
          if (current !== null || next.state === 'starting') current = next;
        }
      }),
    );
  });

  it('is never on, and nothing is asked of the recorder, against anybody’s word', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom(...RecordingState.options), (each, state) => {
        const all = { ...each, current: { state, cause: null } } as RecordingFacts;
        const isAgainst = each.consent !== 'given' || each.isPaused || each.rests !== null || each.isOver;
        if (!isAgainst) return;
        expect(mayWrite(all)).toBe(false);
        if (state !== 'recording') expect(nextStep(all).state).not.toBe('recording');
        else expect(nextStep({ ...all, isWriting: true })).not.toEqual({ state: 'recording', cause: null });
      }),
    );
  });

  it('has a way to an end from everywhere, and none back', () => {
    for (const state of RecordingState.options)
      if (!hasEnded(state) && state !== 'off' && state !== 'consentPending')
        expect(mayFollow[state]).toContain('finalizing');
    for (const state of ['sealed', 'sealedWithGaps', 'failed'] as const) expect(mayFollow[state]).toEqual([]);
  });
});
