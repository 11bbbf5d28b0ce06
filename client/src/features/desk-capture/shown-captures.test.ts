import type { Capture } from '@cloudseat/shared/nouns/capture.ts';
import type { CaptureId, MaterialLineId } from '@cloudseat/shared/nouns/ids.ts';
import { describe, expect, it } from 'vitest';
import { findBarCapture, shownCaptures } from './shown-captures.ts';

const line = 'line' as MaterialLineId;
const capture = (captureId: string, change: Partial<Capture> = {}) =>
  ({
    ...{ captureId: captureId as CaptureId, lineId: line, state: 'asked', percent: null, verdict: null },
    ...{ part: 'whole', name: { 'zh-Hans': '身份证' } },
    ...change,
  }) as Capture;
const idsOf = (captures: readonly Capture[]) => captures.map(({ captureId }) => captureId);

describe('beside a line', () => {
  it('stands what is waited for, and what came and nobody has looked at', () => {
    const captures = [
      capture('other', { lineId: null }),
      capture('good', { state: 'sent', verdict: 'good' }),
      capture('new', { state: 'sent' }),
      capture('asked'),
      capture('opened', { state: 'opened' }),
    ];
    expect(idsOf(shownCaptures(captures, line))).toEqual(['new', 'asked', 'opened']);
    expect(idsOf(shownCaptures(captures, null))).toEqual(['other']);
  });
  it('stands how the last one came to nothing, until it is asked for once more', () => {
    const declined = capture('declined', { state: 'declined' });
    expect(idsOf(shownCaptures([declined], line))).toEqual(['declined']);
    expect(idsOf(shownCaptures([declined, capture('asked')], line))).toEqual(['asked']);
    const back = capture('back', { part: 'back' });
    expect(idsOf(shownCaptures([declined, back], line))).toEqual(['declined', 'back']);
    expect(shownCaptures([capture('cancelled', { state: 'cancelled' })], line)).toEqual([]);
  });
});

describe('over the talk', () => {
  it('stands one that comes in before one that is taken before one that came', () => {
    const captures = [
      capture('sent', { state: 'sent' }),
      capture('opened', { state: 'opened' }),
      capture('sending', { state: 'opened', percent: 30 }),
    ];
    expect(findBarCapture(captures)).toMatchObject({ kind: 'sending' });
    expect(findBarCapture(captures.slice(0, 2))).toMatchObject({ kind: 'opened' });
    expect(findBarCapture(captures.slice(0, 1))).toMatchObject({ kind: 'sent' });
    expect(
      findBarCapture([capture('asked'), capture('good', { state: 'sent', verdict: 'good' })]),
    ).toBeNull();
  });
});
