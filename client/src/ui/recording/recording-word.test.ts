import type { RoomRecording } from '@cloudseat/shared/nouns/recording.ts';
import { describe, expect, it } from 'vitest';
import { canAskConsent, readPrivacy, readRecording } from './recording-word.ts';

const running: RoomRecording = {
  state: 'recording',
  part: 'open',
  cause: null,
  since: 1,
  recordedMs: 0,
  consent: 'given',
  isSelfRecorded: true,
};

describe('the word for a recorder', () => {
  it.each<[Partial<RoomRecording>, string, string]>([
    [{}, 'recording', 'on'],
    [{ part: 'closed' }, 'closed', 'on'],
    [{ isSelfRecorded: false }, 'leftOut', 'on'],
    [{ state: 'starting' }, 'starting', 'waiting'],
    [{ state: 'consentPending', consent: 'asked' }, 'asked', 'waiting'],
    [{ state: 'pausedPrivacy', cause: 'privacy' }, 'paused', 'paused'],
    [{ state: 'gap', cause: 'hold' }, 'held', 'paused'],
    [{ state: 'gap', cause: 'telephone' }, 'telephone', 'paused'],
    [{ state: 'gap', cause: 'consentWithdrawn', consent: 'refused' }, 'withdrawn', 'off'],
    [{ state: 'gap', cause: 'recorderLost' }, 'broken', 'broken'],
    [{ state: 'gap', cause: 'diskFull' }, 'broken', 'broken'],
    [{ state: 'gap', cause: null }, 'broken', 'broken'],
    [{ state: 'off', consent: 'refused' }, 'refused', 'off'],
    [{ state: 'off', consent: 'refused', cause: 'consentWithdrawn' }, 'withdrawn', 'off'],
    [{ state: 'off', consent: 'asked' }, 'asked', 'waiting'],
    [{ state: 'off', consent: 'notAsked' }, 'none', 'off'],
    [{ state: 'off', cause: 'diskFull' }, 'full', 'broken'],
    [{ state: 'finalizing' }, 'ended', 'off'],
    [{ state: 'failed' }, 'failed', 'broken'],
  ])('of %o is %s, with the sign %s', (change, word, sign) => {
    expect(readRecording({ ...running, ...change })).toEqual({ word, sign });
  });
  it('is that nothing is recorded where there is no recorder', () => {
    expect(readRecording(null)).toEqual({ word: 'none', sign: 'off' });
  });
});

it('privacy can be had while it records, and ended while it rests for that, and for nothing else', () => {
  expect(readPrivacy(running)).toBe('pause');
  expect(readPrivacy({ ...running, state: 'pausedPrivacy', cause: 'privacy' })).toBe('goOn');
  expect(readPrivacy({ ...running, state: 'gap', cause: 'hold' })).toBeNull();
  expect(readPrivacy(null)).toBeNull();
});

it('consent is asked for where there is none, not twice, and not where nothing could be written', () => {
  const off: RoomRecording = { ...running, state: 'off', consent: 'notAsked' };
  expect(canAskConsent(off)).toBe(true);
  expect(canAskConsent({ ...off, consent: 'refused' })).toBe(true);
  expect(canAskConsent({ ...off, consent: 'asked' })).toBe(false);
  expect(canAskConsent({ ...off, cause: 'diskFull' })).toBe(false);
  expect(canAskConsent(running)).toBe(false);
});
