import type { Capture } from '@cloudseat/shared/nouns/capture.ts';
import { isCaptureOpen } from '@cloudseat/shared/nouns/capture-choices.ts';
import type { CaptureId } from '@cloudseat/shared/nouns/ids.ts';
import type { SignalError } from '../../lib/signal-error.ts';

/** A photograph on its way from this page. */
export type CaptureUpload = {
  uploadId: string;
  captureId: CaptureId | null;
  /** 0 to 1. */
  share: number;
  error: SignalError | null;
};
export type CaptureView =
  | { kind: 'ask'; capture: Capture; moreCount: number }
  | { kind: 'sending'; capture: Capture; percent: number }
  | { kind: 'failed'; capture: Capture; uploadId: string; isLost: boolean }
  /** The server takes this photograph never, however often it is sent: another one is to be taken. */
  | { kind: 'refused'; capture: Capture; uploadId: string; error: SignalError }
  | { kind: 'sent' | 'good' | 'cancelled'; capture: Capture };

/** What an open ask or a photograph that nobody has judged may become: a word about it is no surprise then. */
export const isPending = (capture: Capture): boolean =>
  isCaptureOpen(capture) || (capture.state === 'sent' && capture.verdict === null);

/**
 * The one thing to say about photographs: what to take next; else how the sending goes; else what became of the last one that
 * this page knew as pending and nobody has put away.
 */
export function readCaptureView(
  captures: readonly Capture[],
  uploads: readonly CaptureUpload[],
  { known, dismissed }: { known: ReadonlySet<CaptureId>; dismissed: ReadonlySet<CaptureId> },
): CaptureView | null {
  const uploadOf = (capture: Capture) => uploads.find(({ captureId }) => captureId === capture.captureId);
  const open = captures.filter(isCaptureOpen);
  const failed = open.find((capture) => uploadOf(capture)?.error != null);
  const { uploadId, error } = (failed && uploadOf(failed)) ?? { error: null };
  if (failed && uploadId && error) {
    if (!error.isRetryable) return { kind: 'refused', capture: failed, uploadId, error };
    return { kind: 'failed', capture: failed, uploadId, isLost: error.code === 'UNAVAILABLE' };
  }
  const due = open.filter((capture) => uploadOf(capture) === undefined);
  const [next] = due;
  if (next !== undefined) return { kind: 'ask', capture: next, moreCount: due.length - 1 };
  const [going] = open;
  const upload = going && uploadOf(going);
  if (going && upload) return { kind: 'sending', capture: going, percent: Math.round(upload.share * 100) };
  const [last] = captures.filter(({ captureId }) => known.has(captureId)).slice(-1);
  if (last === undefined || dismissed.has(last.captureId)) return null;
  if (last.state === 'cancelled') return { kind: 'cancelled', capture: last };
  if (last.state !== 'sent') return null;
  if (last.verdict === null) return { kind: 'sent', capture: last };
  return last.verdict === 'good' ? { kind: 'good', capture: last } : null;
}
