import type { CaptureDeclineReason } from '@cloudseat/shared/nouns/capture-choices.ts';
import type { CallId, CaptureId } from '@cloudseat/shared/nouns/ids.ts';
import type { FollowedCaptures } from '../../signal/capture-list.ts';
import type { Signal } from '../../signal/types.ts';

export type CaptureRequests = ReturnType<typeof createCaptureRequests>;

/** What the applicant answers to the photographs that are asked for; each answer brings the list as it is then. */
export function createCaptureRequests(
  signal: Signal<'applicant'>,
  callId: CallId,
  followed: FollowedCaptures,
) {
  return {
    async report(
      captureId: CaptureId,
      step: 'opened' | 'closed' | 'sending' | 'refused',
      percent = 0,
    ): Promise<void> {
      followed.take((await signal.request('capture:report', { callId, captureId, step, percent })).list);
    },
    async decline(captureId: CaptureId, reason: CaptureDeclineReason): Promise<void> {
      followed.take((await signal.request('capture:decline', { callId, captureId, reason })).list);
    },
  };
}
