import { type Capture, CaptureList } from '@cloudseat/shared/nouns/capture.ts';
import {
  captureAgainReasons,
  captureOpenMax,
  isCaptureOpen as isOpen,
} from '@cloudseat/shared/nouns/capture-choices.ts';
import { CaptureId, MaterialId, MaterialLineId } from '@cloudseat/shared/nouns/ids.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { captureTuning } from '../tuning-capture.ts';
import { applyCapture, type CaptureCommand } from './capture-rules.ts';

const id = (name: string) => CaptureId.parse(name);
const materialId = MaterialId.parse('material');
const lineId = (name: string) => MaterialLineId.parse(name);
const text = (name: string) => ({ 'zh-Hans': name, 'zh-Hant': name, en: name });
const ask = (captureId: string, line: string | null = captureId, part: Capture['part'] = 'whole') =>
  ({
    kind: 'ask',
    capture: {
      captureId: id(captureId),
      lineId: line === null ? null : lineId(line),
      name: text(line ?? captureId),
      part,
      askedByName: '王敏',
    },
  }) satisfies CaptureCommand;
const one = (step: 'opened' | 'closed' | 'sending' | 'refused', percent = 0): CaptureCommand => ({
  ...{ kind: 'report', captureId: id('a'), step, percent },
});
const cancel: CaptureCommand = { kind: 'cancel', captureId: id('a') };
const decline: CaptureCommand = { kind: 'decline', captureId: id('a'), reason: 'notNow' };
const sent: CaptureCommand = { kind: 'sent', captureId: id('a'), materialId };
const expire: CaptureCommand = { kind: 'expire' };
const review = (verdict: 'good' | 'glare'): CaptureCommand => ({
  ...{ kind: 'review', captureId: id('a'), verdict, next: { captureId: id('again'), askedByName: '李强' } },
});

type Timed = CaptureCommand | { after: number };
/** The list after the commands, one a second; the last refusal in its place. */
function run(...commands: Timed[]) {
  let captures: readonly Capture[] = [];
  let now = 1_000;
  let refusal: string | null = null;
  for (const command of commands) {
    now += 'after' in command ? command.after : 1_000;
    if ('after' in command) continue;
    const outcome = applyCapture(captures, command, now);
    refusal = 'refusal' in outcome ? outcome.refusal : null;
    if ('captures' in outcome) captures = outcome.captures;
  }
  return { captures, refusal, now };
}
const { expireMs } = captureTuning;

describe('an ask of one photograph', () => {
  it.each<[string, Timed[], Partial<Capture> | string]>([
    ['is asked', [ask('a')], { state: 'asked', percent: null, verdict: null }],
    ['is opened by the phone', [ask('a'), one('opened')], { state: 'opened', stateAt: 3_000 }],
    ['is opened once', [ask('a'), one('opened'), one('opened')], { state: 'opened', stateAt: 3_000 }],
    ['is asked again by a camera that closed', [ask('a'), one('opened'), one('closed')], { state: 'asked' }],
    ['is nothing to close before', [ask('a'), one('closed')], { state: 'asked', stateAt: 2_000 }],
    [
      'is asked again, and waited for anew, when what was sent is not taken',
      [ask('a'), one('opened'), one('sending', 100), one('refused')],
      { state: 'asked', percent: null, expiresAt: 5_000 + expireMs },
    ],
    [
      'was not refused before anything was sent',
      [ask('a'), one('opened'), one('refused')],
      { state: 'opened' },
    ],
    [
      'stays on its way behind a camera that closed',
      [ask('a'), one('opened'), one('sending', 40), one('closed')],
      { state: 'opened', percent: 40 },
    ],
    [
      'is on its way from a page that was loaded anew',
      [ask('a'), one('sending', 10)],
      { state: 'opened', percent: 10 },
    ],
    ['is sent', [ask('a'), one('opened'), sent], { state: 'sent', percent: 100, materialId }],
    ['is sent without having been seen open', [ask('a'), sent], { state: 'sent' }],
    ['is sent once', [ask('a'), sent, sent], { state: 'sent', stateAt: 3_000 }],
    ['is declined', [ask('a'), decline], { state: 'declined', declineReason: 'notNow' }],
    ['is declined with the camera open', [ask('a'), one('opened'), decline], { state: 'declined' }],
    ['is declined twice as once', [ask('a'), decline, decline], { state: 'declined', stateAt: 3_000 }],
    ['is cancelled', [ask('a'), one('opened'), cancel], { state: 'cancelled' }],
    ['is cancelled twice as once', [ask('a'), cancel, cancel], { state: 'cancelled', stateAt: 3_000 }],
    ['expires', [ask('a'), { after: expireMs }, expire], { state: 'expired' }],
    ['has not expired before', [ask('a'), { after: expireMs - 2_000 }, expire], { state: 'asked' }],
    [
      'lives on while it is sent',
      [ask('a'), { after: expireMs - 2_000 }, one('sending', 5), { after: expireMs - 2_000 }, expire],
      { state: 'opened' },
    ],
    [
      'is the photograph though it came late',
      [ask('a'), { after: expireMs }, expire, sent],
      { state: 'sent' },
    ],
    ['is good', [ask('a'), sent, review('good')], { state: 'sent', verdict: 'good' }],
    ['cannot be declined once it was sent', [ask('a'), sent, decline], 'CAPTURE_SETTLED'],
    ['cannot be cancelled once it was sent', [ask('a'), sent, cancel], 'CAPTURE_SETTLED'],
    ['cannot be cancelled once it was declined', [ask('a'), decline, cancel], 'CAPTURE_SETTLED'],
    ['cannot be opened once it was cancelled', [ask('a'), cancel, one('opened')], 'CAPTURE_SETTLED'],
    ['cannot be sent once it was cancelled', [ask('a'), cancel, sent], 'CAPTURE_SETTLED'],
    ['cannot be opened once it expired', [ask('a'), { after: expireMs }, one('opened')], 'CAPTURE_SETTLED'],
    ['cannot be judged before it came', [ask('a'), review('good')], 'CAPTURE_SETTLED'],
    ['cannot be answered where there is none', [one('opened')], 'NOT_FOUND'],
    ['cannot be judged where there is none', [review('glare')], 'NOT_FOUND'],
  ])('%s', (_name, commands, expected) => {
    const { captures, refusal } = run(...commands);
    if (typeof expected === 'string') expect(refusal).toBe(expected);
    else expect(captures[0]).toMatchObject(expected);
  });
});

describe('the asks of a call', () => {
  it('are several at once, each paper and part of it once, in the order they were asked', () => {
    const front = ask('front', 'card', 'front');
    const again = ask('x', 'card', 'front');
    const { captures } = run(front, ask('back', 'card', 'back'), again, ask('free', null), ask('free', null));
    expect(captures.map(({ captureId }) => captureId)).toEqual(['front', 'back', 'free']);
  });
  it('are so many at once and no more, those that are over not counted', () => {
    const full = Array.from({ length: captureOpenMax }, (_, index) => ask(index === 0 ? 'a' : `p${index}`));
    expect(run(...full, ask('more'))).toMatchObject({ refusal: 'CAPTURE_FULL' });
    expect(run(...full, sent, ask('more')).captures).toHaveLength(captureOpenMax + 1);
    // A photograph that has to be taken again would be one more as well.
    expect(run(...full, sent, ask('more'), review('glare'))).toMatchObject({ refusal: 'CAPTURE_FULL' });
  });
  it('go on with the same paper when a photograph has to be taken again, once however often it is said', () => {
    const { captures } = run(ask('a', 'card', 'front'), sent, review('glare'), review('glare'));
    expect(captures).toMatchObject([
      { captureId: 'a', state: 'sent', verdict: 'glare' },
      {
        ...{ captureId: 'again', lineId: 'card', part: 'front', state: 'asked', againReason: 'glare' },
        askedByName: '李强',
      },
    ]);
    expect(captures).toHaveLength(2);
  });
  it('are forgotten, the oldest of those that are over first', () => {
    const many = Array.from({ length: captureTuning.listMax + 3 }, (_, index) => [
      ask(`p${index}`),
      { kind: 'cancel', captureId: id(`p${index}`) } satisfies CaptureCommand,
    ]);
    const { captures } = run(ask('a'), ...many.flat());
    expect(captures).toHaveLength(captureTuning.listMax);
    expect(captures[0]).toMatchObject({ captureId: 'a', state: 'asked' });
  });

  const names = fc.constantFrom(...'abcdefghijklmnop');
  const commands: fc.Arbitrary<Timed> = fc.oneof(
    names.map((name) => ask(name)),
    names.map((name) => ({ kind: 'cancel' as const, captureId: id(name) })),
    names.map((name) => ({ kind: 'sent' as const, captureId: id(name), materialId })),
    names.map((name) => ({ kind: 'decline' as const, captureId: id(name), reason: 'cannot' as const })),
    fc
      .tuple(
        names,
        fc.constantFrom('opened', 'closed', 'sending', 'refused'),
        fc.integer({ min: 0, max: 100 }),
      )
      .map(([name, step, percent]) => ({
        ...{ kind: 'report' as const, captureId: id(name), step: step as 'opened', percent },
      })),
    fc
      .tuple(names, fc.constantFrom('good' as const, ...captureAgainReasons), fc.uuid())
      .map(([name, verdict, next]) => ({
        ...{ kind: 'review' as const, captureId: id(name), verdict },
        next: { captureId: id(next), askedByName: 'x' },
      })),
    fc.constant(expire),
    fc.constantFrom({ after: expireMs / 3 }, { after: expireMs }),
  );
  it('keep their promises under any commands', () => {
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 60 }), (list) => {
        let captures: readonly Capture[] = [];
        let now = 0;
        for (const command of list) {
          now += 'after' in command ? command.after : 1;
          if ('after' in command) continue;
          const id = 'capture' in command ? command.capture.captureId : null;
          // An id is given once.
          if (captures.some(({ captureId }) => captureId === id)) continue;
          const outcome = applyCapture(captures, command, now);
          if ('refusal' in outcome) continue;
          const before = new Map(captures.map((each) => [each.captureId, each]));
          captures = outcome.captures;
          expect(captures.filter(isOpen).length).toBeLessThanOrEqual(captureOpenMax);
          expect(captures.length).toBeLessThanOrEqual(captureTuning.listMax);
          expect(() => CaptureList.parse({ callId: 'call', version: 1, captures })).not.toThrow();
          const open = captures.filter(isOpen).map(({ lineId: line, part }) => `${line}/${part}`);
          expect(new Set(open).size).toBe(open.length);
          for (const each of captures) {
            expect((each.state === 'sent') === (each.materialId !== null)).toBe(true);
            expect((each.state === 'declined') === (each.declineReason !== null)).toBe(true);
            if (each.verdict !== null) expect(each.state).toBe('sent');
            if (isOpen(each)) expect(each.expiresAt).toBeGreaterThan(now);
            const known = before.get(each.captureId);
            // What is over stays so, but for a photograph that came late.
            if (known && !isOpen(known) && each.state !== known.state)
              expect([known.state, each.state]).toEqual(['expired', 'sent']);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
