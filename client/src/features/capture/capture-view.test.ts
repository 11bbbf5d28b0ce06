import type { Capture } from '@cloudseat/shared/nouns/capture.ts';
import type { CaptureId } from '@cloudseat/shared/nouns/ids.ts';
import { describe, expect, it } from 'vitest';
import { SignalError } from '../../lib/signal-error.ts';
import { readCaptureView } from './capture-view.ts';

const capture = (captureId: string, change: Partial<Capture> = {}) =>
  ({ captureId: captureId as CaptureId, state: 'asked', verdict: null, ...change }) as Capture;
const upload = (captureId: string | null, share = 0.5, error: SignalError | null = null) => ({
  ...{ uploadId: `upload-${captureId}`, captureId: captureId as CaptureId | null, share, error },
});
const read = (
  captures: Capture[],
  uploads: ReturnType<typeof upload>[] = [],
  { known = ['a', 'b'], dismissed = [] as string[] } = {},
) =>
  readCaptureView(captures, uploads, {
    known: new Set(known as CaptureId[]),
    dismissed: new Set(dismissed as CaptureId[]),
  });
const lost = new SignalError({ code: 'UNAVAILABLE', message: '' });
const unreadable = new SignalError({ code: 'FILE_CONTENT_MISMATCH', message: '' });
const sent = { state: 'sent' } as const;

describe('what a page says about photographs', () => {
  it.each<[string, ReturnType<typeof read>, object | null]>([
    ['nothing where nothing is asked', read([]), null],
    ['the first that is to be taken', read([capture('a'), capture('b')]), { kind: 'ask', moreCount: 1 }],
    [
      'the next one while the first is on its way',
      read([capture('a', { state: 'opened' }), capture('b')], [upload('a')]),
      { kind: 'ask', moreCount: 0, capture: { captureId: 'b' } },
    ],
    [
      'how far the last one is',
      read([capture('a')], [upload('a', 0.426), upload(null)]),
      { kind: 'sending', percent: 43 },
    ],
    [
      'first of all what could not be sent',
      read([capture('a'), capture('b')], [upload('a', 0.4, lost)]),
      { kind: 'failed', uploadId: 'upload-a', isLost: true },
    ],
    [
      'why one is not taken at all, and not that it may be sent again',
      read([capture('a')], [upload('a', 1, unreadable)]),
      { kind: 'refused', uploadId: 'upload-a', error: unreadable },
    ],
    ['that it is looked at', read([capture('a', sent)]), { kind: 'sent' }],
    ['that it is good', read([capture('a', { ...sent, verdict: 'good' })]), { kind: 'good' }],
    ['that it is not needed any more', read([capture('a', { state: 'cancelled' })]), { kind: 'cancelled' }],
    ['nothing of what the person did', read([capture('a', { state: 'declined' })]), null],
    ['nothing of what is over for long', read([capture('c', { ...sent, verdict: 'good' })]), null],
    ['nothing twice', read([capture('a', sent)], [], { dismissed: ['a'] }), null],
    [
      'nothing of an earlier one after a later one',
      read([capture('a', { ...sent, verdict: 'good' }), capture('b', { state: 'expired' })]),
      null,
    ],
  ])('%s', (_name, view, expected) => {
    if (expected === null) expect(view).toBeNull();
    else expect(view).toMatchObject(expected);
  });
});
