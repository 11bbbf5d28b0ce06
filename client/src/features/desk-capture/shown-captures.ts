import type { Capture } from '@cloudseat/shared/nouns/capture.ts';
import { captureOpenMax, isCaptureOpen } from '@cloudseat/shared/nouns/capture-choices.ts';
import type { MaterialLineId } from '@cloudseat/shared/nouns/ids.ts';

/** As many are asked for as may be at once. */
export const isFullOf = (captures: readonly Capture[]): boolean =>
  captures.filter(isCaptureOpen).length >= captureOpenMax;

/** A photograph that nobody has looked at yet. */
export const isToBeSeen = ({ state, verdict }: Pick<Capture, 'state' | 'verdict'>): boolean =>
  state === 'sent' && verdict === null;

/**
 * What is said beside a line (null: of what is in none): what is waited for, what has come and is to be looked at, and how the
 * last one of each paper and part came to nothing. What was called good is a file of the line.
 */
export function shownCaptures(captures: readonly Capture[], lineId: MaterialLineId | null): Capture[] {
  const own = captures.filter((each) => each.lineId === lineId);
  const isSame = (one: Capture, other: Capture) =>
    one.part === other.part && one.name['zh-Hans'] === other.name['zh-Hans'];
  const isLast = (each: Capture) => own.findLast((other) => isSame(each, other)) === each;
  const hasFailed = ({ state }: Capture) => state === 'declined' || state === 'expired';
  return own.filter((each) => isCaptureOpen(each) || isToBeSeen(each) || (hasFailed(each) && isLast(each)));
}

/** What matters most now, for one line over the talk: one that comes in, one that is taken, one that came. */
export function findBarCapture(
  captures: readonly Capture[],
): { kind: 'opened' | 'sending' | 'sent'; capture: Capture } | null {
  const opened = captures.filter(({ state }) => state === 'opened');
  const sending = opened.find(({ percent }) => percent !== null);
  if (sending) return { kind: 'sending', capture: sending };
  if (opened[0]) return { kind: 'opened', capture: opened[0] };
  const sent = captures.findLast(isToBeSeen);
  return sent ? { kind: 'sent', capture: sent } : null;
}
