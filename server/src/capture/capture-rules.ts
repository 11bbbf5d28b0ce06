import type { Capture } from '@cloudseat/shared/nouns/capture.ts';
import {
  type CaptureAgainReason,
  type CaptureDeclineReason,
  captureOpenMax,
  isCaptureOpen as isOpen,
} from '@cloudseat/shared/nouns/capture-choices.ts';
import type { CaptureId, MaterialId } from '@cloudseat/shared/nouns/ids.ts';
import { captureTuning as tuning } from '../tuning-capture.ts';

export type NewCapture = Pick<Capture, 'captureId' | 'lineId' | 'name' | 'part' | 'askedByName'>;
export type CaptureCommand =
  | { kind: 'ask'; capture: NewCapture }
  | { kind: 'cancel'; captureId: CaptureId }
  /** `next`: what a photograph that has to be taken again is called then, and who asks for it. */
  | {
      kind: 'review';
      captureId: CaptureId;
      verdict: 'good' | CaptureAgainReason;
      next: Pick<Capture, 'captureId' | 'askedByName'>;
    }
  | { kind: 'decline'; captureId: CaptureId; reason: CaptureDeclineReason }
  | {
      kind: 'report';
      captureId: CaptureId;
      step: 'opened' | 'closed' | 'sending' | 'refused';
      percent: number;
    }
  /** The photograph is with us. */
  | { kind: 'sent'; captureId: CaptureId; materialId: MaterialId }
  /** Looks whether the time of one is over. */
  | { kind: 'expire' };
export type CaptureRefusal = 'NOT_FOUND' | 'CAPTURE_FULL' | 'CAPTURE_SETTLED';
export type CaptureOutcome = { captures: readonly Capture[] } | { refusal: CaptureRefusal };

/**
 * The asks of one call after a command: asked → opened → sent | declined | cancelled | expired, never out of one of the last
 * four, but that a photograph which comes late is still the photograph. The same array: nothing changed.
 */
export function applyCapture(
  before: readonly Capture[],
  command: CaptureCommand,
  now: number,
): CaptureOutcome {
  const captures = expireDue(before, now);
  switch (command.kind) {
    case 'expire':
      return { captures };
    case 'ask':
      return add(captures, { ...command.capture, againReason: null }, now);
    case 'review':
      return review(captures, command, now);
    default: {
      const known = captures.find(({ captureId }) => captureId === command.captureId);
      if (known === undefined) return { refusal: 'NOT_FOUND' };
      const next = step(known, command, now);
      return next === null ? { refusal: 'CAPTURE_SETTLED' } : { captures: replace(captures, known, next) };
    }
  }
}

type Step = Exclude<CaptureCommand, { kind: 'expire' | 'ask' | 'review' }>;

/** One ask after a step of it; itself where that changes nothing, null where it is too late for it. */
function step(capture: Capture, command: Step, now: number): Capture | null {
  if (command.kind === 'sent') return receive(capture, command.materialId, now);
  if (!isOpen(capture)) {
    const isRepeat =
      (command.kind === 'cancel' && capture.state === 'cancelled') ||
      (command.kind === 'decline' && capture.state === 'declined');
    return isRepeat ? capture : null;
  }
  switch (command.kind) {
    case 'cancel':
      return { ...capture, state: 'cancelled', stateAt: now };
    case 'decline':
      return { ...capture, state: 'declined', stateAt: now, declineReason: command.reason };
    case 'report':
      return report(capture, command, now);
  }
}

function receive(capture: Capture, materialId: MaterialId, now: number): Capture | null {
  if (capture.state === 'sent') return capture;
  if (!isOpen(capture) && capture.state !== 'expired') return null;
  return { ...capture, state: 'sent', stateAt: now, percent: 100, materialId };
}

function report(
  capture: Capture,
  { step: at, percent }: Extract<Step, { kind: 'report' }>,
  now: number,
): Capture {
  const isOnItsWay = capture.percent !== null;
  if (at === 'closed') {
    // What is on its way stays so, though the camera was closed behind it.
    if (isOnItsWay || capture.state === 'asked') return capture;
    return { ...capture, state: 'asked', stateAt: now };
  }
  const expiresAt = now + tuning.expireMs;
  if (at === 'refused') {
    if (!isOnItsWay) return capture;
    return { ...capture, state: 'asked', stateAt: now, percent: null, expiresAt };
  }
  const isNew = capture.state === 'asked';
  const opened = { ...capture, state: 'opened' as const, stateAt: isNew ? now : capture.stateAt };
  if (at === 'opened') return isNew ? { ...opened, expiresAt } : capture;
  // One that is begun anew after a broken line has come less far.
  return isOnItsWay && capture.percent === percent ? capture : { ...opened, percent, expiresAt };
}

function add(
  captures: readonly Capture[],
  ask: NewCapture & Pick<Capture, 'againReason'>,
  now: number,
): CaptureOutcome {
  const open = captures.filter(isOpen);
  if (open.some((each) => isSamePaper(each, ask))) return { captures };
  if (open.length >= captureOpenMax) return { refusal: 'CAPTURE_FULL' };
  const capture: Capture = {
    ...ask,
    askedAt: now,
    state: 'asked',
    stateAt: now,
    expiresAt: now + tuning.expireMs,
    percent: null,
    materialId: null,
    declineReason: null,
    verdict: null,
  };
  return { captures: forgetOldest([...captures, capture]) };
}

function review(
  captures: readonly Capture[],
  { captureId, verdict, next }: Extract<CaptureCommand, { kind: 'review' }>,
  now: number,
): CaptureOutcome {
  const known = captures.find((each) => each.captureId === captureId);
  if (known === undefined) return { refusal: 'NOT_FOUND' };
  if (known.state !== 'sent') return { refusal: 'CAPTURE_SETTLED' };
  const reviewed = known.verdict === verdict ? captures : replace(captures, known, { ...known, verdict });
  if (verdict === 'good') return { captures: reviewed };
  const { lineId, name, part } = known;
  return add(reviewed, { lineId, name, part, ...next, againReason: verdict }, now);
}

function expireDue(captures: readonly Capture[], now: number): readonly Capture[] {
  const isDue = (each: Capture) => isOpen(each) && now >= each.expiresAt;
  if (!captures.some(isDue)) return captures;
  return captures.map((each) => (isDue(each) ? { ...each, state: 'expired', stateAt: now } : each));
}

const replace = (captures: readonly Capture[], known: Capture, next: Capture): readonly Capture[] =>
  next === known ? captures : captures.map((each) => (each === known ? next : each));

type Paper = Pick<Capture, 'lineId' | 'name' | 'part'>;
const isSamePaper = (left: Paper, right: Paper): boolean =>
  left.part === right.part &&
  left.lineId === right.lineId &&
  (left.lineId !== null || left.name['zh-Hans'] === right.name['zh-Hans']);

function forgetOldest(captures: readonly Capture[]): readonly Capture[] {
  if (captures.length <= tuning.listMax) return captures;
  const oldest = captures.findIndex((each) => !isOpen(each));
  return captures.filter((_, index) => index !== oldest);
}
