import type { LinkVerdict } from '@cloudseat/shared/nouns/link-verdict.ts';
import { describe, expect, it } from 'vitest';
import { doneOf, wayOf } from './check-rules.ts';

describe('the way on', () => {
  it.each<[boolean, boolean, LinkVerdict | null, string, string | null]>([
    [true, true, null, 'submit', null],
    [true, true, 'video', 'submit', null],
    [true, true, 'voice', 'submitAudio', null],
    [true, true, 'text', 'submitText', null],
    [true, true, 'kiosk', 'submitText', null],
    [true, false, 'video', 'submit', 'withoutMicrophone'],
    [true, false, 'voice', 'submitText', 'withoutMicrophone'],
    [false, true, 'video', 'submitAudio', 'withoutCamera'],
    [false, false, null, 'submitText', 'withoutBoth'],
  ])('camera %s, microphone %s, network %s', (hasCamera, hasMicrophone, verdict, submit, without) => {
    expect(wayOf({ hasCamera, hasMicrophone, verdict })).toEqual({ submit, without });
  });
});

describe('how far the check is', () => {
  const on = { status: 'on' } as const;
  const starting = { status: 'starting' } as const;
  const failed = { status: 'failed' } as const;
  it.each([
    [{ camera: starting, microphone: starting, speaker: 'notAsked', link: 'running' }, 1],
    [{ camera: on, microphone: starting, speaker: 'notAsked', link: 'running' }, 3],
    [{ camera: failed, microphone: failed, speaker: 'asked', link: 'done' }, 5],
    [{ camera: on, microphone: on, speaker: 'no', link: 'unknown' }, 6],
  ] as const)('%j', (states, done) => {
    expect(doneOf(states)).toBe(done);
  });
});
