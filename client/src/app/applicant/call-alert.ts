import type { ApplicantCallView } from '@cloudseat/shared/nouns/call.ts';
import { isTurnNear } from '../../features/waiting/waiting-words.ts';
import { isCallingBack, pageOf } from './line-rules.ts';

/**
 * accepted: the talk begins. passed: the turn came and was missed. callback: an agent rings, and waits for an answer. near:
 * few are ahead.
 */
export type CallAlert = 'accepted' | 'passed' | 'callback' | 'near';

/** What of a call is worth a sound now. */
export function findCallAlert(
  call: Pick<ApplicantCallView, 'state' | 'isCallback' | 'isPaused' | 'aheadCount' | 'waitReason'>,
  hasAnswered: boolean,
): CallAlert | null {
  if (isCallingBack(call, hasAnswered)) return 'callback';
  if (call.state === 'passed') return 'passed';
  // Whoever has just answered a callback needs no bell.
  if (pageOf(call, hasAnswered) === 'call') return hasAnswered ? null : 'accepted';
  return isTurnNear(call) ? 'near' : null;
}

/** Rings again and again until it is answered; all else once. */
export const ringsOn = (alert: CallAlert): boolean => alert === 'callback';

/**
 * Which alerts of one call are given. Whoever opens a page knows what it shows: only a call that rings now is worth a sound
 * then. That the turn is near is said once, however the line moves.
 */
export function createAlertMemory() {
  let before: CallAlert | null | undefined;
  let hasToldNear = false;
  return function isDue(alert: CallAlert | null): boolean {
    const isFirst = before === undefined;
    const isNew = !isFirst && alert !== before;
    before = alert;
    if (alert === null) return false;
    if (ringsOn(alert)) return true;
    if (alert !== 'near') return isNew;
    const isDue = isNew && !hasToldNear;
    hasToldNear = true;
    return isDue;
  };
}
