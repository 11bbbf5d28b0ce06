import { expect, it } from 'vitest';
import { readStepWords } from './step-words.ts';
import type { RemoteParticipant } from './types.ts';

const plain = { step: 'full', ownStep: 'full', heldStep: null, remotes: [] } as const;

it('nothing is to say while everything flows, or there is no room', () => {
  expect([readStepWords(plain), readStepWords(null)]).toEqual([null, null]);
  expect(readStepWords({ ...plain, step: 'telephone', ownStep: 'text' })).toBeNull();
});

it('names whose link it is that the room follows, or that somebody keeps it there', () => {
  const voice = { ...plain, step: 'voice' } as const;
  expect(readStepWords({ ...voice, ownStep: 'voice' })).toEqual({ whose: 'yours', step: 'voice' });
  expect(readStepWords({ ...voice, ownStep: 'low' })).toEqual({ whose: 'theirs', step: 'voice' });
  expect(readStepWords({ ...voice, heldStep: 'voice' })?.whose).toBe('held');
  const holder = { heldStep: 'voice' } as RemoteParticipant;
  expect(readStepWords({ ...voice, remotes: [holder] })?.whose).toBe('held');
});
