import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { type ApiOutput, api } from '../../../lib/http.ts';

export type CallReplies = ApiOutput<'cannedReply:listForCall'>;

/** Of the call on the desk: the list, and the applicant's language for the guide. One look is enough while it lasts. */
let last: { callId: string; replies: Promise<CallReplies> } | null = null;

export function loadReplies(callId: CallId): Promise<CallReplies> {
  if (last?.callId === callId) return last.replies;
  const replies = api('cannedReply:listForCall', { params: { callId } });
  last = { callId, replies };
  replies.catch(() => {
    if (last?.replies === replies) last = null;
  });
  return replies;
}
