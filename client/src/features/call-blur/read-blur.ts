import { isBelow, type RoomStep } from '@cloudseat/shared/nouns/link-steps.ts';
import type { BlurStatus } from '../../media/types.ts';

/** asked: the agent would like to see the picture as it is. The others: it was turned off by itself, and why. */
export type BlurWord = 'asked' | 'starting' | 'tooSlow' | 'failed' | 'weak';
type Facts = {
  /** The device can do it at all. */
  isAble: boolean;
  isCameraOn: boolean;
  status: BlurStatus;
  /** Of the room; null before it is there. */
  step: RoomStep | null;
  isOffAsked: boolean;
  /** It was turned off here because the links became weak, and nobody has read that yet. */
  wasWeakened: boolean;
  isDismissed: boolean;
};
export type BlurView = { canSwitch: boolean; isOn: boolean; mustEnd: boolean; word: BlurWord | null };

/** What an applicant's page offers and says of their blurred background. With a weak link the picture itself goes first. */
export function readBlur(facts: Facts): BlurView {
  const { status, step } = facts;
  const isOn = status === 'on' || status === 'starting';
  const isFull = step !== null && !isBelow(step, 'full');
  return {
    canSwitch: facts.isAble && facts.isCameraOn && (isFull || isOn),
    isOn,
    mustEnd: isOn && step !== null && !isFull,
    word: wordOf(facts),
  };
}

function wordOf({ status, isOffAsked, wasWeakened, isDismissed }: Facts): BlurWord | null {
  if (status === 'on') return isOffAsked ? 'asked' : null;
  if (status === 'starting') return 'starting';
  if (isDismissed) return null;
  if (wasWeakened) return 'weak';
  return status === 'tooSlow' || status === 'failed' ? status : null;
}
