import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { CaptureActions } from '../../features/desk-capture/capture-actions.ts';
import type { FollowedCaptures } from '../../signal/capture-list.ts';
import type { Signal } from '../../signal/types.ts';

/** Photographs that are asked for in the desk's call; each answer brings the list as it is then. */
export function createCaptureRequests(
  signal: Signal<'staff'>,
  callId: CallId,
  followed: FollowedCaptures,
): CaptureActions {
  return {
    async ask(asked, part) {
      followed.take((await signal.request('capture:ask', { callId, ...asked, part })).list);
    },
    async cancel(captureId) {
      followed.take((await signal.request('capture:cancel', { callId, captureId })).list);
    },
    async review(captureId, verdict) {
      followed.take((await signal.request('capture:review', { callId, captureId, verdict })).list);
    },
    refile: (captureId, lineId) => signal.request('capture:refile', { callId, captureId, lineId }),
  };
}
