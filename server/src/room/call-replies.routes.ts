import type { DeskReply } from '@cloudseat/shared/nouns/canned-reply.ts';
import type { CallId, DepartmentId, MatterId } from '@cloudseat/shared/nouns/ids.ts';
import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import type { CallLookup } from '../call/call-lookup.ts';
import { asStaff, type RouteHandlers } from '../identity/principal.ts';
import { notFound } from '../platform/errors.ts';
import { type IsSignedIn, standsBy } from './stand-by.ts';

type Dependencies = {
  lookup: CallLookup;
  findCall: (callId: CallId) => Promise<{ matterId: MatterId; locale: Locale } | null>;
  listReplies: (departmentId: DepartmentId, matterId: MatterId) => Promise<DeskReply[]>;
  isSignedIn: IsSignedIn;
};

/** Canned replies for a call, to agents who may write in it: whose call it is, and the desks of a line that somebody waits in. */
export function createCallReplyRoutes({
  lookup,
  findCall,
  listReplies,
  isSignedIn,
}: Dependencies): Pick<RouteHandlers, 'cannedReply:listForCall'> {
  return {
    async 'cannedReply:listForCall'({ params: { callId } }, context) {
      const principal = asStaff(context);
      const [call, row] = await Promise.all([lookup.findCall(callId), findCall(callId)]);
      if (call === null || row === null) throw notFound('the call');
      const mayWrite = call.agentId === principal.agentId || (await standsBy(call, principal, isSignedIn));
      if (!mayWrite) throw notFound('the call');
      return { locale: row.locale, replies: await listReplies(call.departmentId, row.matterId) };
    },
  };
}
